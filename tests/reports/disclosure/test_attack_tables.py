from hypothesis import given

from reports.disclosure.attack_tables import candidates, limits, unknown
from reports.disclosure.rounding import round_cube
from tests.reports.disclosure.worlds import CELLS, SECRET, as_shown, cube, row_of


@given(CELLS)
def test_the_truth_is_always_among_the_candidates(cells):
    truth = cube(cells)

    lower, upper = limits(round_cube(truth, SECRET).counts)

    assert ((lower <= truth.counts) & (truth.counts <= upper)).all()


def test_nothing_and_five_leave_five_counts_open_and_others_none():
    shown = as_shown(row_of([0, 5, 6, 3]), [0, 5, 6, 3]).counts

    assert candidates(shown).tolist() == [5, 5, 1, 1]
    assert unknown(shown).tolist() == [True, True, False, False]
