from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.agreement.allocation import allocate

SIZES = st.dictionaries(st.text(max_size=3), st.integers(1, 400), min_size=1, max_size=12)


@st.composite
def asked(draw):
    sizes = draw(SIZES)
    return sizes, draw(st.integers(len(sizes), sum(sizes.values())))


def test_strata_give_in_proportion():
    assert allocate({"a": 600, "b": 300, "c": 100}, 20) == {"a": 12, "b": 6, "c": 2}


def test_the_largest_remainder_takes_what_is_left():
    assert allocate({"a": 47, "b": 26, "c": 27}, 10) == {"a": 5, "b": 2, "c": 3}


def test_equal_remainders_go_by_name():
    assert allocate({"b": 5, "a": 5}, 3) == {"a": 2, "b": 1}


def test_a_small_stratum_gives_one_and_the_others_share_the_rest():
    assert allocate({"a": 900, "b": 99, "c": 1}, 11) == {"a": 9, "b": 1, "c": 1}


def test_a_stratum_that_others_made_small_gives_one_too():
    """After a and b took theirs, c's share is 0.98 of a case."""
    sizes = {"a": 1, "b": 1, "c": 30, "d": 58}

    assert allocate(sizes, 3 + 1) == {"a": 1, "b": 1, "c": 1, "d": 1}


def test_no_strata_give_nothing():
    assert allocate({}, 0) == {}


@pytest.mark.parametrize("size", [1, 11])
def test_too_few_and_too_many_are_refused(size):
    with pytest.raises(ValueError, match="one case a stratum"):
        allocate({"a": 4, "b": 6}, size)


def test_an_empty_stratum_is_refused():
    with pytest.raises(ValueError, match="one case or more"):
        allocate({"a": 4, "b": 0}, 2)


@given(asked())
def test_all_that_is_asked_is_given_and_nobody_gives_more_than_he_has(case):
    sizes, size = case

    given_ones = allocate(sizes, size)

    assert sum(given_ones.values()) == size
    assert all(1 <= given_ones[name] <= sizes[name] for name in sizes)


@given(asked())
def test_a_larger_stratum_never_gives_less(case):
    sizes, size = case

    given_ones = allocate(sizes, size)

    in_order = sorted(sizes, key=sizes.__getitem__)
    for smaller, larger in pairwise(in_order):
        assert given_ones[smaller] <= given_ones[larger] + (sizes[smaller] == sizes[larger])


@given(asked())
def test_a_share_is_off_by_less_than_a_case_where_no_stratum_is_small(case):
    sizes, size = case
    total = sum(sizes.values())
    given_ones = allocate(sizes, size)

    if all(cases * size >= total for cases in sizes.values()):
        assert all(abs(given_ones[name] - sizes[name] * size / total) < 1 for name in sizes)


@given(asked())
def test_the_order_of_strata_does_not_matter(case):
    sizes, size = case

    assert allocate(dict(reversed(sizes.items())), size) == allocate(sizes, size)
