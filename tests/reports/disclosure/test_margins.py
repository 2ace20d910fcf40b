from itertools import combinations

import numpy as np
from hypothesis import given

from reports.disclosure.margins import families, margins_of
from tests.reports.disclosure.worlds import CELLS, cube, row_of


def test_inner_cells_are_no_margins_of_their_own():
    named = families(row_of([1, 2]))

    assert named == [
        ("nation", ()),
        ("nation", ("group",)),
        ("state", ("state",)),
        ("state", ("state", "group")),
        ("county", ("county",)),
    ]


def test_a_cell_counts_in_one_margin_of_each_family():
    margins = margins_of(row_of([1, 2, 4]))

    assert margins.member.shape == (3, 5)
    assert sorted(margins.sums(np.array([1, 2, 4])).tolist()) == [1, 1, 2, 2, 4, 4, 7, 7, 7]


@given(CELLS.filter(len))
def test_margins_of_each_family_add_up_to_everybody(cells):
    truth = cube(cells)
    margins = margins_of(truth)

    total = margins.sums(truth.counts)

    for family in margins.member.T:
        assert total[np.unique(family)].sum() == truth.counts.sum()


@given(CELLS.filter(len))
def test_two_kinds_share_the_national_margins_that_hold_both(cells):
    margins = margins_of(cube(cells))
    national = [margins.geography[margin] == "nation" for margin in margins.member[0]]

    for one, other in combinations(range(len(cells)), 2):
        both = margins.member[one, national] == margins.member[other, national]
        assert margins.shared[margins.kind[one], margins.kind[other]] == both.sum()
