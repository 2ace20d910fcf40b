"""A copy is written from what a child says, of which nothing is believed."""

import pytest

from complaints.evidence import writing
from complaints.evidence.kinds import Kind
from complaints.evidence.refusals import NoCopy, Problem
from complaints.evidence.writing import copy_of
from matching.interchange.sandbox.frames import Frame

PIXEL = Frame({"width": 1, "height": 1}, (b"\1\2\3",))


@pytest.mark.parametrize("kind", [Kind.JPEG, Kind.PNG, Kind.PDF])
@pytest.mark.parametrize(
    "frame",
    [
        Frame({}, (b"abc",)),
        Frame({"width": 1, "height": 1}),
        Frame({"width": 1, "height": 1}, (b"ab",)),
        Frame({"width": -1, "height": -1}, (b"abc",)),
        Frame({"width": 0, "height": 1}, (b"",)),
        Frame({"width": None, "height": 1}, (b"abc",)),
        Frame({"width": 5_000, "height": 5_000}, (b"abc",)),
    ],
)
def test_pixels_that_do_not_hold_together_are_damaged(kind, frame):
    with pytest.raises(NoCopy) as refused:
        copy_of(kind, [frame])

    assert refused.value.problem == Problem.DAMAGED


@pytest.mark.parametrize("kind", [Kind.JPEG, Kind.PNG])
@pytest.mark.parametrize("frames", [[], [PIXEL, PIXEL]])
def test_a_photo_is_one(kind, frames):
    with pytest.raises(NoCopy):
        copy_of(kind, frames)


def test_a_document_has_no_more_pages_than_agreed():
    assert copy_of(Kind.PDF, [PIXEL] * 100).count(b"/Type /Page ") == 100

    with pytest.raises(NoCopy):
        copy_of(Kind.PDF, [PIXEL] * 101)


@pytest.mark.parametrize("blobs", [(), (b"\xff\xfe",)])
def test_characters_are_checked_again(blobs):
    with pytest.raises(NoCopy):
        copy_of(Kind.TEXT, [Frame({}, blobs)])

    assert copy_of(Kind.TEXT, [Frame({}, (b"a\x1bb",))]) == b"ab"


@pytest.mark.parametrize("kind", [Kind.PDF, Kind.WAV])
def test_a_copy_grows_no_further_than_it_may(kind, monkeypatch):
    monkeypatch.setattr(writing, "MOST_BYTES", 1_000)
    frames = [PIXEL if kind == Kind.PDF else Frame({}, (b"\0" * 600,))] * 2

    with pytest.raises(NoCopy) as refused:
        copy_of(kind, frames)

    assert refused.value.problem == Problem.TOO_LARGE


def test_half_a_sample_is_left_out():
    assert len(copy_of(Kind.WAV, [Frame({}, (b"\0" * 7,))])) == 44 + 6
