from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.signed_notes import open_note, sign_note, verifier_of
from reports.package.canonical import canonical
from reports.package.manifest import BadManifest, read_manifest
from reports.package.signature import sign_manifest
from reports.package.verifying import verify
from tests.reports.package.worlds import KEY, SEED, SIGNER, built

FILES = cache(built)


def told(files, key=KEY):
    return [str(finding) for finding in verify(files, verifier=key)]


def test_a_package_as_it_was_signed_has_nothing_wrong():
    assert told(FILES()) == []


@given(st.data())
def test_another_byte_anywhere_is_found(data):
    path = data.draw(st.sampled_from(sorted(FILES())))
    file = bytearray(FILES()[path])
    at = data.draw(st.integers(0, len(file) - 1))
    file[at] ^= data.draw(st.integers(1, 255))

    found = verify(FILES() | {path: bytes(file)}, verifier=KEY)

    assert [finding.path for finding in found] in ([path], ["manifest.sig"])


@pytest.mark.parametrize("path", ["manifest.json", "manifest.sig"])
def test_every_flipped_bit_of_what_is_signed_is_found(path):
    file = FILES()[path]
    flipped = [
        file[:at] + bytes([file[at] ^ 1 << bit]) + file[at + 1 :]
        for at in range(0, len(file), 3 if path == "manifest.json" else 1)
        for bit in range(8)
    ]

    missed = [one for one in flipped if not told(FILES() | {path: one})]

    assert missed == []


def test_no_end_of_the_signature_is_as_good_as_the_one_written():
    """The last letter of base64 has bits, and the end a line feed, that readers do not look at."""
    file = FILES()["manifest.sig"]
    others = [
        file[:at] + bytes([byte]) + file[at + 1 :]
        for at in range(len(file) - 4, len(file))
        for byte in range(256)
        if byte != file[at]
    ]

    ends = [*others, file[:-1], file + b"\n", file + file, file.replace(b"\n", b"\r\n")]

    assert [end for end in ends if not told(FILES() | {"manifest.sig": end})] == []


def test_a_note_on_something_else_vouches_for_no_manifest():
    files = FILES()
    text = open_note(files["manifest.sig"].decode(), verifier=KEY).replace("manifest", "other", 1)
    note = sign_note(text, name=SIGNER, seed=SEED).encode()

    assert [one.path for one in verify(files | {"manifest.sig": note}, verifier=KEY)] == [
        "manifest.sig"
    ]


@given(st.data())
def test_a_file_cut_short_or_made_longer_is_found(data):
    path = data.draw(st.sampled_from(sorted(FILES())))
    file = FILES()[path]
    cut = file[: data.draw(st.integers(0, len(file) - 1))]
    longer = file + data.draw(st.sampled_from([b"\n", b" ", b"\0", b"="]))

    assert told(FILES() | {path: cut}) != []
    assert told(FILES() | {path: longer}) != []


@pytest.mark.parametrize("path", sorted(built()))
def test_a_missing_file_is_found(path):
    files = {name: file for name, file in FILES().items() if name != path}

    assert told(files) == [f"{path}: is missing."]


def test_an_extra_file_is_found():
    assert told(FILES() | {"data/more.csv": b""}) == ["data/more.csv: is not of this package."]


def test_two_files_in_each_others_place_are_found():
    files, (one, other) = FILES(), ("data/flow.csv", "data/flow.parquet")

    found = verify(files | {one: files[other], other: files[one]}, verifier=KEY)

    assert [finding.path for finding in found] == [one, other]


def test_another_key_vouches_for_nothing():
    other = verifier_of(name=SIGNER, seed=bytes(32))

    assert told(FILES(), other) == ["manifest.sig: This note is not signed with this key."]


def test_a_key_that_is_none_vouches_for_nothing():
    assert [finding.path for finding in verify(FILES(), verifier="nonsense")] == ["manifest.sig"]


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"[]",
        b'{"format":"release-manifest/1"}',
        b'{"files":{},"format":"release-manifest/2"}',
        b'{"files": {},"format":"release-manifest/1"}',
        b'{"files":{"a":{"sha256":"","size":0,"more":1}},"format":"release-manifest/1"}',
        canonical({"files": {"../a": {"sha256": "", "size": 0}}, "format": "release-manifest/1"}),
        canonical({"files": {"/a": {"sha256": "", "size": 0}}, "format": "release-manifest/1"}),
    ],
)
def test_a_manifest_of_another_form_is_found_though_it_is_signed(manifest):
    note = sign_manifest(manifest, title="x", signer=SIGNER, seed=SEED)

    found = verify({"manifest.json": manifest, "manifest.sig": note}, verifier=KEY)

    assert [finding.path for finding in found] == ["manifest.json"]


def test_a_manifest_with_a_space_is_told_to_be_in_another_form():
    with pytest.raises(BadManifest, match="one form"):
        read_manifest(b'{"files": {},"format":"release-manifest/1"}')
