"""No small number of a place is told, nor left over as a difference."""

from hypothesis import given
from hypothesis import strategies as st

from complaints.counts.hiding import LEAST, STEP, rounded, told_of_places

NUMBERS = st.dictionaries(st.integers(0, 40), st.integers(0, 60), max_size=20)


@given(st.integers(0, 10_000))
def test_rounding_moves_a_number_by_two_at_most(number):
    assert rounded(number) % STEP == 0
    assert abs(rounded(number) - number) <= STEP // 2


@given(NUMBERS)
def test_what_is_told_is_ten_or_more_and_rounded(numbers):
    told = told_of_places(numbers)

    assert all(numbers[place] >= LEAST for place in told)
    assert all(number == rounded(numbers[place]) for place, number in told.items())


@given(NUMBERS)
def test_what_is_left_over_is_nothing_or_of_several_places_and_ten_complaints(numbers):
    told = told_of_places(numbers)
    rest = [number for place, number in numbers.items() if number and place not in told]

    assert not rest or not told or (len(rest) >= 2 and sum(rest) >= LEAST)


@given(NUMBERS)
def test_no_more_is_left_out_than_is_needed(numbers):
    told = told_of_places(numbers)
    large = sorted(number for number in numbers.values() if number >= LEAST)

    assert len(told) >= len(large) - 2
    assert sum(1 for number in numbers.values() if number >= LEAST) >= len(told)


def test_places_without_a_small_one_are_all_told():
    assert told_of_places({"a": 12, "b": 10, "c": 0}) == {"a": 10, "b": 10}


def test_one_small_place_takes_the_smallest_other_with_it():
    assert told_of_places({"a": 40, "b": 13, "c": 3}) == {"a": 40}
