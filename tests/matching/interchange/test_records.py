from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.interchange.errors import NotAccepted, Unreadable
from matching.interchange.records import split_records
from matching.interchange.writer import write_transaction
from tests.matching.interchange.samples import ENVELOPE, prints


@pytest.fixture(scope="module")
def small() -> bytes:
    return write_transaction(ENVELOPE, prints(2))


def test_a_file_is_split_into_the_records_it_announces(small):
    records = split_records(small)

    assert [record.type for record in records] == [1, 2, 14]
    assert records[0].text(8) == "OH0990100"


def test_an_image_may_hold_every_separator(small):
    image = b"\x1c\x1d\x1e\x1f14.999:\x1d" * 3
    (impression,) = prints(2)
    raw = write_transaction(ENVELOPE, [type(impression)(2, 0, 9, 9, 500.0, "raw", image)])

    assert split_records(raw)[-1].fields[999] == image


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (b"1.001:", b"x.001:", "not an ANSI/NIST-ITL"),
        (b"1.003:1\x1f2", b"1.003:1\x1f9", "as many records"),
        (b"1.003:1\x1f2", b"1.003:1 2", "cannot be read"),
        (b"2.001:", b"3.001:", "does not begin"),
        (b"14.001:", b"14.001:1", "cut short"),
        (b"14.003:", b"14.002:", "given twice"),
        (b"14.003:", b"15.003:", "cannot be read"),
        (b"\x1c2.001:", b"\x1c2.001:1", "cut short|does not end"),
    ],
)
def test_each_lie_has_its_sentence(small, before, after, sentence):
    with pytest.raises(Unreadable, match=sentence):
        split_records(small.replace(before, after, 1))


def test_bytes_after_the_last_record_are_refused(small):
    with pytest.raises(Unreadable, match="after its last record"):
        split_records(small + b"\x00")


def test_an_empty_file_is_refused():
    with pytest.raises(Unreadable, match="empty"):
        split_records(b"")


@given(cut=st.floats(0, 1, exclude_max=True))
def test_every_truncation_is_refused(small, cut):
    with pytest.raises(Unreadable):
        split_records(small[: int(cut * len(small))])


@given(place=st.floats(0, 1, exclude_max=True), value=st.integers(0, 255))
def test_a_changed_byte_never_surprises(small, place, value):
    changed = bytearray(small)
    changed[int(place * len(small))] = value

    with suppress(NotAccepted):
        assert len(split_records(bytes(changed))) == 3


@given(st.binary(max_size=300))
def test_random_bytes_are_refused(raw):
    with pytest.raises(Unreadable):
        split_records(raw)
