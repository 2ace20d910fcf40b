import numpy as np
import pytest

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


def test_rows_name_their_unknowns():
    matrix = incidence([np.array([0, 2]), np.array([], dtype=np.int64), np.array([1])], 3)

    assert matrix.toarray().tolist() == [[1, 0, 1], [0, 0, 0], [0, 1, 0]]
