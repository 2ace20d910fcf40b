import functools
import operator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.offsets import check_offsets, join_offsets, offsets_of, take

LENGTHS = st.lists(st.integers(0, 5), max_size=12)


@given(LENGTHS, LENGTHS)
def test_joined_offsets_are_those_of_the_joined_lengths(first, second):
    joined = join_offsets([offsets_of(first), offsets_of(second)])

    assert np.array_equal(joined, offsets_of(first + second))


def test_nothing_joined_is_nothing():
    assert join_offsets([]).tolist() == [0]


@given(LENGTHS, st.data())
def test_taken_rows_are_those_of_the_lists(lengths, data):
    places = st.integers(0, max(len(lengths) - 1, 0))
    rows = np.array(data.draw(st.lists(places, max_size=8)) if lengths else [], np.int64)
    offsets = offsets_of(lengths)
    expected = [list(range(offsets[row], offsets[row + 1])) for row in rows]

    kept, starts = take(offsets, rows)

    assert kept.tolist() == functools.reduce(operator.iadd, expected, [])
    assert starts.tolist() == offsets_of([len(each) for each in expected]).tolist()


@pytest.mark.parametrize("offsets", [[], [1, 3], [0, 2], [0, 2, 1, 3]])
def test_offsets_that_do_not_rise_to_the_end_are_refused(offsets):
    with pytest.raises(ValueError, match="offsets"):
        check_offsets(np.array(offsets, np.int64), 3)


def test_rising_offsets_are_taken():
    check_offsets(np.array([0, 0, 2, 3]), 3)
