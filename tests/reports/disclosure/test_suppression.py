import numpy as np

from reports.disclosure.suppression import widths
from tests.reports.disclosure.worlds import cube, row_of


def square(numbers):
    """Two groups in each of two counties of one state."""
    places = [(c, "L1", g, "m") for c in ("39001", "39003") for g in ("a", "b")]
    return cube(dict(zip(places, numbers, strict=True)))


def flags(*rows, size):
    return np.isin(np.arange(size), rows)


def test_one_withheld_cell_is_told_by_its_margin():
    assert widths(row_of([5, 10, 20]), flags(0, size=3)).tolist() == [0]


def test_two_withheld_cells_of_a_square_are_told_by_the_other_margin():
    assert widths(square([5, 10, 15, 20]), flags(0, 1, size=4)).tolist() == [0, 0]


def test_a_withheld_square_is_as_wide_as_its_least_margin():
    every = np.ones(4, dtype=bool)

    assert widths(square([5, 10, 15, 20]), every).tolist() == [15, 15, 15, 15]


def test_nothing_left_to_share_gives_all_away():
    assert widths(square([0, 0, 15, 20]), np.ones(4, dtype=bool)).tolist() == [0, 0, 0, 0]


def test_nothing_withheld_has_no_widths():
    assert len(widths(row_of([5, 10]), np.zeros(2, dtype=bool))) == 0
