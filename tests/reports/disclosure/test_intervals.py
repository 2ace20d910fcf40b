import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.disclosure.intervals import NoSolution, Program, incidence


def program(total, tolerance=0.0):
    """Two unknowns of 0 to 4 that add up to a total, and a third by itself."""
    matrix = incidence([np.array([0, 1])], 3)
    known = np.array([float(total)])
    upper = np.array([4.0, 4.0, 2.0])
    return Program(matrix, known - tolerance, known + tolerance, np.zeros(3), upper)


@pytest.mark.parametrize(("total", "ends"), [(0, (0, 0)), (3, (0, 3)), (6, (2, 4)), (8, (4, 4))])
def test_a_total_narrows_its_parts(total, ends):
    assert program(total).interval(0) == ends


def test_a_total_says_nothing_of_others():
    assert program(8).interval(2) == (0, 2)


def test_a_tolerance_widens_the_interval():
    assert program(8, tolerance=1.5).interval(0) == (3, 4)


def test_a_total_that_cannot_be_is_refused():
    with pytest.raises(NoSolution, match="found nothing"):
        program(9).interval(0)


ROWS = st.lists(st.sets(st.integers(0, 5)).map(sorted), min_size=1, max_size=6)
BOUNDS = st.lists(st.integers(0, 6), min_size=6, max_size=6)


@settings(max_examples=50, deadline=None)
@given(ROWS, BOUNDS, st.sets(st.integers(0, 5)), st.integers(0, 5))
def test_few_unknowns_give_the_interval_of_all(rows, bounds, few, unknown):
    """Of deviations: from -4 to 0, or from 0 to 4, in margins that are off by a bound at most."""
    matrix = incidence([np.array(row, dtype=np.int64) for row in rows], 6)
    most = np.array(bounds[: len(rows)], dtype=np.float64)
    lower = np.array([-4.0, 0, -4, 0, -4, 0])
    whole = Program(matrix, -most, most, lower, lower + 4)

    quick = whole.interval_by_few(unknown, np.array(sorted(few), dtype=np.int64))

    assert quick == whole.interval(unknown)


def test_rows_name_their_unknowns():
    matrix = incidence([np.array([0, 2]), np.array([], dtype=np.int64), np.array([1])], 3)

    assert matrix.toarray().tolist() == [[1, 0, 1], [0, 0, 0], [0, 1, 0]]
