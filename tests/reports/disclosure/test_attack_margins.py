"""The proof and the program against every possible nation of a few cells, tried one by one."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.disclosure.attack_margins import leaked_bounds, proven
from reports.disclosure.attack_states import attack_states, state_program
from reports.disclosure.attack_tables import limits
from reports.disclosure.cube import Shown
from reports.disclosure.margins import margins_of
from tests.reports.disclosure.worlds import QUARTER, as_shown, row_of

PLACES = ["01001", "01003", "39001"]
NUMBERS = st.lists(st.sampled_from([0, 5, 8]), min_size=4, max_size=4)
BOUNDS = st.fixed_dictionaries({name: st.integers(0, 5) for name in ("nation", "state", "county")})


def nation_of(numbers):
    """Two cells in one county, and one in each of two others."""
    places = [PLACES[0], *PLACES]
    groups = ["b", "a", "a", "a"]
    rows = zip(places, groups, numbers, strict=True)
    return Shown.of(QUARTER, [(c, "L1", g, "m", n) for c, g, n in rows])


def possible(shown, bounds):
    """How many counts each cell has in the nations that respect the bounds."""
    margins = margins_of(shown)
    most = np.array([bounds[place] for place in margins.geography])
    ranges = [range(a, b + 1) for a, b in zip(*limits(shown.counts), strict=True)]
    worlds = [
        counts
        for counts in product(*ranges)
        if (np.abs(margins.sums(np.array(counts) - shown.counts)) <= most).all()
    ]
    return [len({world[cell] for world in worlds}) for cell in range(len(ranges))]


@settings(max_examples=25, deadline=None)
@given(NUMBERS, BOUNDS)
def test_nothing_is_proven_possible_that_is_not(numbers, bounds):
    shown = nation_of(numbers)

    assert (proven(shown, bounds) <= possible(shown, bounds)).all()


@settings(max_examples=25, deadline=None)
@given(NUMBERS, BOUNDS)
def test_the_program_says_no_more_than_is_proven_no_less_than_is_so(numbers, bounds):
    shown = nation_of(numbers)
    every = np.ones(4, dtype=bool)

    for found in attack_states(shown, every, bounds):
        assert proven(shown, bounds)[found.cell] <= found.possible


@pytest.mark.parametrize(("bound", "left"), [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (9, 5)])
def test_a_county_alone_is_as_open_as_its_bound(bound, left):
    shown = as_shown(row_of([2]), [0])
    bounds = {"nation": bound, "state": bound, "county": bound}

    (found,) = attack_states(shown, np.array([True]), bounds)

    assert found.possible == left == proven(shown, bounds)[0]


def test_a_margin_known_exactly_is_no_harm_where_another_cell_may_differ():
    shown = nation_of([8, 0, 5, 8])
    bounds = {"nation": 0, "state": 0, "county": 4}

    (found,) = attack_states(shown, np.array([True, False, False, False]), bounds)

    assert found.possible == proven(shown, bounds)[found.cell] == 5


def test_the_program_sees_what_the_proof_cannot():
    truth = row_of([2, 2, 2])
    shown = as_shown(truth, [0, 5, 0])
    bounds = {"nation": 9, "state": 9, "county": 1}

    found = next(attack_states(shown, np.array([True, False, False]), bounds))

    assert proven(shown, bounds)[0] == 2
    assert found.possible == 5


def test_the_rest_of_the_nation_counts_in_national_margins_alone():
    shown = nation_of([0, 5, 0, 5])
    margins = margins_of(shown)
    inside = np.array([True, True, True, False])
    bounds = {"nation": 1, "state": 2, "county": 3}

    program, cells = state_program(shown, margins, bounds, inside)

    rest = program.matrix.toarray()[:, len(cells) :]
    assert cells.tolist() == [0, 1, 2]
    assert rest.sum(axis=0).tolist() == [2, 2]
    assert set(program.most[rest.any(axis=1)]) == {1.0}
    assert program.lower[len(cells) :].tolist() == [-4, 0]
    assert program.upper[len(cells) :].tolist() == [0, 0]


def test_a_note_on_accuracy_says_no_less_than_four():
    truth = row_of([1])

    assert set(leaked_bounds(truth, as_shown(truth, [0])).values()) == {4}


def test_a_note_on_accuracy_tells_the_greatest_error():
    truth = row_of([4, 4, 4])

    bounds = leaked_bounds(truth, as_shown(truth, [0, 0, 0]))

    assert bounds == {"nation": 12, "state": 12, "county": 12}


def test_every_state_is_attacked(nation, nation_shown):
    protected = (nation.counts > 0) & (nation.counts < 5)
    bounds = leaked_bounds(nation, nation_shown)

    found = list(attack_states(nation_shown, protected, bounds))

    assert {nation_shown.labels[one.cell, 0][:2] for one in found} == {
        f"{state:02}" for state in range(1, 52)
    }
    assert min(one.possible for one in found) == 5
