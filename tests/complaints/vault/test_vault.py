"""Each complaint has keys of its own, and what they seal opens in no other place."""

import os
import stat
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaints.vault.keys import KeyDestroyed, Lock, destroy_keys, key_of, make_keys
from complaints.vault.sealed import open_bytes, open_record, seal_bytes, seal_record
from portal.sealing import SealBroken

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
KEEP = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


@pytest.fixture
def case():
    """A complaint with its keys."""
    pk = uuid4()
    make_keys(pk)
    return pk


@pytest.fixture
def folder(settings) -> Path:
    return Path(settings.STATE_DIR) / "complaint-keys"


def test_the_first_keys_are_on_the_disk_with_every_folder_above_them(folder, monkeypatch):
    synced = set()
    monkeypatch.setattr(os, "fsync", lambda handle: synced.add(os.fstat(handle).st_ino))
    pk = uuid4()

    make_keys(pk)

    within = folder / pk.hex[:2]
    assert synced >= {one.stat().st_ino for one in (folder.parent, folder, within)}
    assert synced >= {one.stat().st_ino for one in within.glob(f"{pk.hex}.*")}


@KEEP
@given(record=PLAIN)
def test_a_record_comes_out_as_it_went_in(case, record):
    sealed = seal_record(record, complaint_id=case, name="complaint")

    assert open_record(sealed, complaint_id=case, name="complaint") == record


@KEEP
@given(plain=st.binary(max_size=200), at=st.integers(0, 10_000))
def test_a_changed_bit_opens_nothing(case, plain, at):
    sealed = bytearray(seal_bytes(plain, complaint_id=case, name="message:1"))
    sealed[at % len(sealed)] ^= 1

    if at % len(sealed) != 1:  # the number of a root key, which keys of one's own have none of
        with pytest.raises(SealBroken):
            open_bytes(bytes(sealed), complaint_id=case, name="message:1")


def test_it_opens_under_no_other_name_lock_or_complaint(case):
    other = uuid4()
    make_keys(other)
    sealed = seal_bytes(b"who", complaint_id=case, name="party:1", lock=Lock.IDENTITY)

    for wrong in (
        {"complaint_id": case, "name": "party:2", "lock": Lock.IDENTITY},
        {"complaint_id": case, "name": "party:1", "lock": Lock.CONTENT},
        {"complaint_id": other, "name": "party:1", "lock": Lock.IDENTITY},
    ):
        with pytest.raises(SealBroken):
            open_bytes(sealed, **wrong)


def test_the_same_words_are_sealed_differently_each_time(case):
    first, second = (seal_bytes(b"same", complaint_id=case, name="x") for _ in range(2))

    assert first != second


def test_content_and_people_have_different_keys(case):
    assert len({key_of(case, lock) for lock in Lock}) == 2
    assert all(len(key_of(case, lock)) == 32 for lock in Lock)


def test_the_key_files_hold_no_key_in_the_clear_and_are_the_owners_alone(case, folder):
    files = [path for path in folder.rglob("*") if path.is_file()]

    assert len(files) == 2
    for path in files:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert not any(key_of(case, lock) in path.read_bytes() for lock in Lock)


def test_a_key_file_of_another_complaint_opens_nothing(case, folder):
    other = uuid4()
    make_keys(other)
    mine, theirs = (folder / pk.hex[:2] / f"{pk.hex}.content" for pk in (case, other))

    mine.write_bytes(theirs.read_bytes())

    with pytest.raises(SealBroken):
        key_of(case, Lock.CONTENT)


def test_keys_are_made_once(case):
    with pytest.raises(FileExistsError):
        make_keys(case)


def test_a_destroyed_key_opens_nothing_for_good_and_once_more_does_no_harm(case, folder):
    sealed = seal_bytes(b"gone", complaint_id=case, name="complaint")

    destroy_keys(case)
    destroy_keys(case)

    assert [name for _, _, names in os.walk(folder) for name in names] == []
    with pytest.raises(KeyDestroyed):
        open_bytes(sealed, complaint_id=case, name="complaint")
    with pytest.raises(KeyDestroyed):
        seal_bytes(b"more", complaint_id=case, name="complaint")


def test_no_key_opens_without_the_root_key(case, settings):
    settings.SEALING_KEYS = []

    with pytest.raises(SealBroken):
        key_of(case, Lock.CONTENT)


def test_a_root_key_that_is_added_leaves_the_old_keys_open(case, settings):
    before = key_of(case, Lock.CONTENT)

    settings.SEALING_KEYS = [*settings.SEALING_KEYS, bytes(32)]

    assert key_of(case, Lock.CONTENT) == before
