"""Type-4 and Type-14 records: resolution, codes, and what is refused."""

import struct

import pytest

from matching.interchange.errors import Unreadable, WrongFingerCode
from matching.interchange.impressions import Segment
from matching.interchange.records import Record
from matching.interchange.resolution import from_per_cm, from_per_mm, nominal
from matching.interchange.type4 import HEADER, read_type4
from matching.interchange.type14 import read_type14

FIELDS = {
    3: b"3",
    6: b"260",
    7: b"300",
    8: b"2",
    9: b"197",
    10: b"197",
    11: b"WSQ20",
    12: b"8",
    13: b"7",
    999: b"pixels",
}


def type14(**changes: bytes | None):
    fields = FIELDS | {int(name[1:]): value for name, value in changes.items()}
    return read_type14(Record(14, {n: value for n, value in fields.items() if value is not None}))


def type4(codes: bytes = b"\x07" + b"\xff" * 5, *, scale: int = 0, gca: int = 1, **per_mm: bytes):
    head = HEADER.pack(24, 1, 1, codes, scale, 260, 300, gca)
    texts = {11: b"39.37", 12: b"19.69"} | {int(name[1:]): text for name, text in per_mm.items()}
    return read_type4(Record(1, texts), Record(4, binary=head + b"pixels"))


@pytest.mark.parametrize(
    ("value", "ppi"),
    [
        (nominal(499.0), 500.0),
        (nominal(569.0), 569.0),
        (from_per_cm(197), 500.0),
        (from_per_cm(394), 1_000.0),
        (from_per_mm(19.69), 500.0),
        (from_per_mm(39.37), 1_000.0),
    ],
)
def test_resolutions_near_the_nominal_are_the_nominal(value, ppi):
    assert value == ppi


def test_a_tagged_record_is_read():
    impression = type14()

    assert (impression.position, impression.rolled) == (7, True)
    assert (impression.width, impression.height, impression.ppi) == (260, 300, 500.0)
    assert (impression.compression, impression.data) == ("wsq", b"pixels")


def test_segments_are_read():
    impression = type14(f21=b"7\x1f10\x1f20\x1f30\x1f40\x1e8\x1f1\x1f2\x1f3\x1f4")

    assert impression.segments == (Segment(7, 10, 20, 30, 40), Segment(8, 1, 2, 3, 4))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"f8": b"0"}, "pixels an inch"),
        ({"f9": b"250"}, "not square"),
        ({"f11": b"JPEGB"}, "compression"),
        ({"f11": None}, "compression"),
        ({"f12": b"16"}, "8 bits"),
        ({"f6": b"wide"}, "width"),
        ({"f7": None}, "height"),
        ({"f3": b"\xd9\xa3"}, "impression type"),
        ({"f21": b"7\x1f10"}, "segments"),
        ({"f21": b"7\x1f10\x1f20\x1f30\x1f-4"}, "segments"),
        ({"f999": None}, "no image"),
    ],
)
def test_a_tagged_record_that_cannot_be_is_refused(changes, sentence):
    with pytest.raises(Unreadable, match=sentence):
        type14(**changes)


@pytest.mark.parametrize("code", [b"", b"x", b"1\x1e2", b"-1", b"9999999"])
def test_a_tagged_record_names_one_finger(code):
    with pytest.raises(WrongFingerCode):
        type14(f13=code)


def test_a_binary_record_is_read():
    impression = type4()

    assert (impression.position, impression.rolled, impression.ppi) == (7, True, 500.0)
    assert impression.data == b"pixels"


def test_a_binary_record_may_be_at_the_scanners_own_resolution():
    assert type4(scale=1).ppi == 1_000.0


@pytest.mark.parametrize("codes", [b"\xff" * 6, b"\x01\x02" + b"\xff" * 4])
def test_a_binary_record_names_one_finger(codes):
    with pytest.raises(WrongFingerCode):
        type4(codes)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"scale": 7}, "resolution"),
        ({"gca": 2}, "compression"),
        ({"f12": b"x"}, "resolution"),
        ({"f12": b""}, "resolution"),
    ],
)
def test_a_binary_record_that_cannot_be_is_refused(changes, sentence):
    with pytest.raises(Unreadable, match=sentence):
        type4(**changes)


def test_a_binary_record_without_an_image_is_refused():
    head = struct.pack(">IB", 18, 1) + bytes(13)

    with pytest.raises(Unreadable, match="no image"):
        read_type4(Record(1), Record(4, binary=head))
