"""What a total is made of."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.pictures.palette import Paint
from reports.pictures.split_bar import Part, split_bar
from tests.reports.pictures.reading import found, is_sound, stays_within, words

COUNTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=6)
EDGE = f"picture-stroke-{Paint.QUIET.token}"


def drawn(*counts):
    parts = [Part(f"Level {place}", count) for place, count in enumerate(counts, start=1)]
    return split_bar(parts, prefix="split", title="By level", events="detainers")


def segments(figure):
    """The segments of the bar, without the ground and the key."""
    return [each for each in found(figure, "rect") if each.get("height") == "30"]


@given(COUNTS)
def test_a_bar_is_sound_and_stays_in_its_frame_whatever_the_counts(counts):
    figure = drawn(*counts)

    assert is_sound(figure, "split")
    assert stays_within(figure)
    assert [row[1] for row in figure.rows] == counts


@given(COUNTS.filter(any))
def test_segments_are_as_wide_as_their_counts_and_touch(counts):
    edges = [
        (float(each.get("x")), float(each.get("x")) + float(each.get("width")))
        for each in segments(drawn(*counts))
    ]

    wide = [count for count in counts if count]
    assert [right - left for left, right in edges] == pytest.approx(
        [392 * count / sum(counts) for count in wide], abs=0.06
    )
    assert [left for left, _ in edges[1:]] == pytest.approx([r for _, r in edges[:-1]], abs=0.15)


def test_small_shares_say_no_more_than_that():
    figure = drawn(960, 30, 10)

    assert [row[2] for row in figure.rows] == [">95 %", "<5 %", "<5 %"]
    assert figure.summary == "Detainers, 1,000 in all: Level 1 >95 %; Level 2 <5 %; Level 3 <5 %."
    assert "Level 2: 30 (<5 %)" in words(figure)


def test_pictures_with_prefixes_of_their_own_share_no_id():
    one, other = (
        split_bar([Part("Level 1", 3)], prefix=prefix, title="T", events="detainers")
        for prefix in ("first", "second")
    )

    ids = [set(re.findall(r'id="([^"]+)"', figure.svg)) for figure in (one, other)]
    assert len(ids[0]) == len(ids[1]) > 0
    assert not ids[0] & ids[1]


def test_parts_of_a_bar_differ_in_their_paint():
    paints = [each.get("class") for each in segments(drawn(1, 1, 1, 1, 1, 1))]

    assert len(set(paints)) == 6


def test_of_nothing_there_is_an_empty_frame():
    figure = drawn(0, 0)

    assert figure.summary == "There are no detainers."
    assert [row[2] for row in figure.rows] == ["no share", "no share"]
    assert len(segments(figure)) == 1


@pytest.mark.parametrize("counts", [(), (1,) * 7, (1, -1)])
def test_what_is_no_split_is_refused(counts):
    with pytest.raises(ValueError, match="one to six"):
        drawn(*counts)
