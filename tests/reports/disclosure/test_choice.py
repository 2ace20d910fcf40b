import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reports.disclosure.choice import BASE, choose
from reports.disclosure.margins import margins_of
from tests.reports.disclosure.worlds import KEYS, cube, row_of

SMALL = st.dictionaries(KEYS, st.integers(1, 4), min_size=2, max_size=16)


def squares(margins, truth, chosen):
    lack = margins.sums(truth.counts - BASE * chosen)
    return int((lack**2).sum())


def chosen_of(truth, fives):
    margins = margins_of(truth)
    rank = np.arange(len(truth.counts))
    lack = margins.sums(truth.counts)
    return margins, choose(margins.member, lack, fives, rank, margins.apart)


@given(SMALL, st.integers(0, 16))
def test_as_many_fives_are_given_as_asked_for(cells, fives):
    fives = min(fives, len(cells))

    _, chosen = chosen_of(cube(cells), fives)

    assert chosen.sum() == fives


@given(SMALL, st.integers(1, 15))
def test_no_swap_makes_the_squares_smaller(cells, fives):
    truth = cube(cells)
    margins, chosen = chosen_of(truth, min(fives, len(cells) - 1))
    reached = squares(margins, truth, chosen)

    for given_up in np.flatnonzero(chosen):
        for taken in np.flatnonzero(~chosen):
            other = chosen.copy()
            other[given_up], other[taken] = False, True
            assert squares(margins, truth, other) >= reached


def test_the_cell_nearest_to_five_becomes_five():
    _, chosen = chosen_of(row_of([1, 4, 2]), 1)

    assert chosen.tolist() == [False, True, False]


def test_fives_are_spread_over_the_counties():
    cells = {(c, "L1", g, "m"): 2 for c in ("01001", "39001") for g in ("a", "b", "c")}
    truth = cube(cells)

    _, chosen = chosen_of(truth, 2)

    assert truth.labels[chosen, 0].tolist() == ["01001", "39001"]


def test_a_tie_goes_to_the_higher_rank():
    margins = margins_of(row_of([2, 2, 2]))
    lack = margins.sums(np.array([2, 2, 2]))

    chosen = choose(margins.member, lack, 1, np.array([1, 2, 0]))

    assert chosen.tolist() == [False, True, False]


def test_a_guess_at_the_distance_changes_nothing_but_the_time():
    truth = cube(
        {(c, "L1", g, "m"): 1 + n for c in ("01001", "39001") for n, g in enumerate("abc")}
    )
    margins = margins_of(truth)
    lack, rank = margins.sums(truth.counts), np.arange(6)

    careful, quick = (choose(margins.member, lack, 2, rank, d) for d in (0, margins.apart))

    assert careful.tolist() == quick.tolist()
