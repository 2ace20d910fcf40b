"""The frame of a round: its file, its keys, and the facts behind it."""

import hashlib
import hmac

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from reports.committee.rounds.frames import (
    BadFrame,
    digest_of,
    frame_text,
    packed,
    read_frame,
    unpacked,
)
from reports.committee.rounds.framing import SOURCE, facts_of, frame_round, framed, source_of
from reports.committee.rounds.marks import key_of
from reports.committee.rounds.models import Frame, FrameSource
from reports.committee.rounds.strata import LEAST, Complaint
from reports.statistics.stages import Stage
from tests.reports.committee.rounds import worlds
from tests.reports.committee.rounds.worlds import AT, CASES, QUARTER, counting

KEYS = some.lists(some.binary(min_size=32, max_size=32).map(bytes.hex), unique=True, max_size=30)
KEY = "ab" * 32


def source(*rows: tuple) -> np.ndarray:
    """Facts of bookings that are numbered, each of county, level and stage."""
    found = np.zeros(len(rows), dtype=SOURCE)
    for place, (county, level, stage) in enumerate(rows):
        found[place] = (place.to_bytes(16, "big"), county, 0, level, stage, Complaint.NO)
    return found


@given(KEYS)
def test_a_frame_is_read_as_it_was_written(keys):
    codes = [f"S{len(key) % 3:02}" for key in keys]

    assert read_frame(unpacked(packed(frame_text(keys, codes)))) == (keys, codes)


@pytest.mark.parametrize(
    "text",
    [b"", b"key;stratum\n", b"key,stratum\nshort,S01\n", b"key,stratum\n" + b"a" * 64 + b"\n"],
)
def test_what_is_no_frame_is_refused(text):
    with pytest.raises(BadFrame):
        read_frame(text)


def test_a_frame_that_went_through_windows_is_read_too():
    text = frame_text([KEY], ["S01"])

    assert read_frame(text.replace(b"\n", b"\r\n")) == ([KEY], ["S01"])


def test_a_key_is_the_keyed_mark_of_the_booking_and_the_frame_is_in_their_order():
    made = framed(source(*[(39901, 1, Stage.SERVED)] * 40), key=KEY, most=10)

    wanted = [
        hmac.new(KEY.encode(), f"{number:032x}".encode(), hashlib.sha256).hexdigest()
        for number in range(40)
    ]
    assert made.keys == sorted(wanted)
    numbers = [int.from_bytes(one.tobytes(), "big") for one in made.source["booking"]]
    assert [wanted[number] for number in numbers] == made.keys


def test_codes_are_neutral_and_numbered_by_the_key_of_the_round():
    facts = source(*[(39901, level, Stage.SERVED) for level in (1, 2, 3) for _ in range(30)])

    legends = {framed(facts, key=f"{n:064x}", most=10).legend["S01"].level for n in range(12)}

    assert legends == {1, 2, 3}


def test_every_case_has_a_code_of_the_legend_and_the_sizes_count_them():
    rows = [*[(39901, 1, Stage.SERVED)] * 30, *[(48001, 2, Stage.OVERDUE)] * 25]

    made = framed(source(*rows), key=KEY, most=10)

    assert set(made.codes) == set(made.legend) == {"S01", "S02"}
    assert sorted(cases for _code, cases in made.sizes) == [25, 30]


def test_a_quarter_without_a_match_has_an_empty_frame():
    made = framed(source(), key=KEY, most=10)

    assert (made.keys, made.codes, made.legend, made.sizes) == ([], [], {}, [])


def test_the_frame_is_of_confirmed_matches_alone(quarter):
    facts = counting(facts_of, QUARTER)

    assert len(facts) == CASES
    assert not {Stage.CLEAR, Stage.VOIDED} & set(facts["stage"].tolist())


def test_a_frame_is_published_with_its_digest_and_its_facts_kept(framed):
    frame = counting(Frame.objects.get)
    text, kept = unpacked(frame.packed), counting(FrameSource.objects.get)

    assert digest_of(text) == framed.frame_digest
    assert framed.frame_cases == len(read_frame(text)[0]) == len(source_of(kept.packed)) == CASES
    assert min(cases for _code, cases in frame.sizes) >= LEAST
    assert len(bytes(framed.secret)) == 32


def test_two_rounds_of_a_quarter_have_no_key_in_common(framed, sybil):
    other = worlds.framed(sybil)

    frames = counting(lambda: [unpacked(one.packed) for one in Frame.objects.all()])
    first, second = (set(read_frame(text)[0]) for text in frames)
    assert not first & second
    assert key_of(framed.secret) != key_of(other.secret)


def test_a_frame_is_made_once(framed):
    assert not frame_round(framed.pk, at=AT)
