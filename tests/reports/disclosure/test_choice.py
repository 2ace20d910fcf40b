import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.disclosure.census import thin_cube
from reports.disclosure.choice import choose
from reports.disclosure.cube import BASE
from reports.disclosure.margins import margins_of
from tests.reports.disclosure.plain_choice import plainly
from tests.reports.disclosure.worlds import CELLS, KEYS, cube, row_of

SMALL = st.dictionaries(KEYS, st.integers(1, 4), min_size=2, max_size=16)


def squares(margins, truth, chosen):
    lack = margins.sums(truth.counts - BASE * chosen)
    return int((lack**2).sum())


def chosen_of(truth, fives):
    margins = margins_of(truth)
    everyone = np.arange(len(truth.counts))
    return margins, choose(margins, everyone, margins.sums(truth.counts), fives, everyone)


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

    chosen = choose(margins, np.arange(3), lack, 1, np.array([1, 2, 0]))

    assert chosen.tolist() == [False, True, False]


@settings(max_examples=200)
@given(CELLS.filter(len), st.randoms(use_true_random=False), st.integers(1, 31))
def test_the_quick_choice_is_the_plain_one(cells, random, fives):
    """Of any cells, whatever was settled in the others before."""
    truth = cube(cells)
    margins = margins_of(truth)
    rows = np.array(sorted(random.sample(range(len(cells)), random.randint(1, len(cells)))))
    rank = np.array(random.sample(range(len(rows)), len(rows)))
    lack = margins.sums(truth.counts - BASE * np.array(random.choices([0, 1], k=len(cells))))
    fives = min(fives, len(rows))

    quick = choose(margins, rows, lack, fives, rank)

    assert quick.tolist() == plainly(margins.member[rows], lack, fives, rank)


def test_a_whole_state_is_chosen_as_plainly():
    truth = thin_cube(5, bookings=4_000, counties=(9, 12))
    some = np.flatnonzero(truth.counts < BASE)
    margins = margins_of(truth)
    lack = margins.sums(np.where(truth.counts < BASE, truth.counts, 0))
    rank = np.random.default_rng(5).permutation(len(some))

    quick = choose(margins, some, lack, len(some) // 3, rank)

    assert quick.tolist() == plainly(margins.member[some], lack, len(some) // 3, rank)
