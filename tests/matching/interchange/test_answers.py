"""A child may be taken over by what it reads; its answers are held to what they can be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.template import Template
from matching.interchange.errors import Unreadable, WrongSize
from matching.interchange.sandbox import answers
from matching.interchange.sandbox.frames import BrokenFrame, Frame
from tests.matching.interchange.samples import only, prints, waves

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)
NAMES = ["fingers", "positions", "impression", "impressions", "kind", "date", "missing"]
headers = st.dictionaries(st.sampled_from(NAMES), values)


def a_finger(position: int = 2) -> answers.FingerPixels:
    template = Template(np.zeros((1, 3), np.float32), np.ones(1, np.uint8), 300, 260)
    return answers.FingerPixels(position, waves(), template, 40)


def test_fingers_come_back_as_they_were():
    frame = answers.fingers_frame([a_finger()])

    back = only(answers.unpack_fingers(frame, only(prints(2))))

    assert (back.position, back.nfiq2) == (2, 40)
    assert (back.image == waves()).all()


@pytest.mark.parametrize(
    "facts",
    [
        [[3, 300, 260, 40]],
        [[2, 300, 261, 40]],
        [[2, 260, 300, 40]],
        [[2, 300, 260, 101]],
        [[2, 300, 260, True]],
        [[2, 300, 260]],
        [[2.0, 300, 260, 40]],
        [[2, -300, -260, 40]],
        [[2, 300, 260, 40]] * 2,
        [],
        None,
    ],
)
def test_fingers_that_cannot_be_are_refused(facts):
    honest = answers.fingers_frame([a_finger()])
    lie = Frame({"fingers": facts}, honest.blobs)

    with pytest.raises(BrokenFrame):
        answers.checked(lambda frame: answers.unpack_fingers(frame, only(prints(2))), lie)


@given(headers, st.lists(st.binary(max_size=60), max_size=3))
def test_nothing_but_broken_frames_comes_of_lies(header, blobs):
    frame = Frame(header, tuple(blobs))
    unpackers = (
        answers.unpack_transaction,
        answers.unpack_impression,
        answers.unpack_templates,
        lambda one: answers.unpack_fingers(one, only(prints(2))),
    )

    for unpack in unpackers:
        try:
            answers.checked(unpack, frame)
        except BrokenFrame:
            continue
        assert not blobs


def test_a_refusal_keeps_its_kind():
    frame = answers.refusal_frame(WrongSize("It is too small."))

    with pytest.raises(WrongSize, match="too small"):
        answers.raise_refusal(frame)


@pytest.mark.parametrize(
    "header",
    [
        {"refused": "SystemExit", "sentence": "x"},
        {"refused": ["Unreadable"], "sentence": 7},
        {"refused": None, "sentence": "\x1b[2J" + "x" * 9_000},
    ],
)
def test_a_forged_refusal_is_a_plain_one(header):
    with pytest.raises(Unreadable) as refusal:
        answers.raise_refusal(Frame(header))

    assert str(refusal.value).isprintable()
    assert len(str(refusal.value)) <= answers.MAX_SENTENCE
