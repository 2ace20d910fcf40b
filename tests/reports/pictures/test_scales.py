"""Scales, and the values that an axis names."""

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.pictures.scales import Scale, even_numbers, round_numbers, straight

BENDS = st.sampled_from([straight, math.sqrt, math.log])
SIZES = st.floats(1e-3, 1e9)


@given(BENDS, SIZES, st.lists(st.floats(1e-3, 1e12), min_size=2))
def test_order_is_kept_and_nothing_leaves_the_axis(bend, low, values):
    scale = Scale(low, 2 * low + 1, 300.0, 10.0, bend)

    places = [scale(value) for value in sorted(values)]

    assert places == sorted(places, reverse=True)
    assert all(10 <= place <= 300 for place in places)


@pytest.mark.parametrize(
    ("bend", "middle"), [(straight, 50.5), (math.sqrt, 30.25), (math.log, 10)]
)
def test_the_middle_of_an_axis_is_that_of_its_bend(bend, middle):
    assert Scale(1.0, 100.0, 0.0, 8.0, bend)(middle) == pytest.approx(4)


@given(BENDS, st.floats(1.5, 1e9), st.floats(5, 200))
def test_values_that_are_named_keep_their_distance(bend, ratio, gap):
    scale = Scale(0.5, 0.5 * ratio, 0.0, 300.0, bend)

    named = scale.spaced(round_numbers(0.5, 0.5 * ratio), gap)

    assert all(abs(scale(a) - scale(b)) >= gap for a, b in combinations(named, 2))
    assert named == sorted(value for value in named if 0.5 <= value <= 0.5 * ratio)


def test_the_first_values_are_preferred():
    scale = Scale(0.0, 10.0, 0.0, 100.0)

    assert scale.spaced([5, 4, 9], 20) == [5, 9]


@given(SIZES)
def test_even_numbers_are_few_and_reach_near_the_end(high):
    numbers = even_numbers(high)

    assert 3 <= len(numbers) <= 6
    assert numbers[0] == 0
    assert numbers[-1] <= high * (1 + 1e-6)
    assert numbers[-1] + numbers[1] > high * (1 - 1e-6)


def test_round_numbers_begin_with_powers_of_ten():
    assert round_numbers(10, 900)[:3] == [10, 100, 1000]
    assert set(round_numbers(10, 900)) >= {20, 50, 200, 500}
