"""The insider's friend: knows the tables, and how far off the margins are at most.

A deviation is a true count less the number shown: 0 to 4 where 0 is shown, -4 to 0 where 5 is.
The deviations of each margin add up to no more than the bound of its geography, up or down.
"""

from collections.abc import Mapping

import numpy as np

from reports.disclosure.attack_tables import limits, unknown
from reports.disclosure.cube import BASE, Cube, Flags, Ints, Shown, sums
from reports.disclosure.margins import GEOGRAPHIES, margins_of

Bounds = Mapping[str, int]  # persons, by geography


def leaked_bounds(truth: Cube, shown: Shown) -> dict[str, int]:
    """The greatest margin error of each geography: the most that a note on accuracy can tell.

    Never less than 4, which a protected cell can be off by itself: no note may say less.
    """
    margins = margins_of(truth)
    error = np.abs(margins.sums(truth.counts - shown.counts))
    places = np.array(margins.geography)
    return {name: max(BASE - 1, int(error[places == name].max(initial=0))) for name in GEOGRAPHIES}


def proven(shown: Shown, bounds: Bounds) -> Ints:
    """True counts (n,) that are proven possible for each cell, without a program.

    Everybody else's deviation may be zero, so that a cell alone can deviate by the least of the
    bounds.  Or another cell of the same level, group and stage deviates by as much the other way:
    then no margin moves that holds both, which leaves the county's bound where it stands in the
    same state, and the state's too where it does not.  A number that was not rounded has one.
    """
    nation, state, county = (bounds[name] for name in GEOGRAPHIES)
    kind = ("level", "group", "stage")
    reach = np.full(len(shown.counts), min(nation, state, county), dtype=np.int64)
    reach[_has_opposite(shown, kind)] = min(state, county)
    reach[_has_opposite(shown, ("state", *kind))] = county
    lower, upper = limits(shown.counts)
    possible: Ints = np.minimum(upper - lower, reach) + 1
    return possible


def _has_opposite(shown: Shown, by: tuple[str, ...]) -> Flags:
    """Which cells (n,) have another, with the same labels in `by`, that deviates the other way."""
    labels, codes = shown.codes(by)
    zero, five = shown.counts == 0, shown.counts == BASE
    zeros = sums(codes, zero.astype(np.int64), len(labels))[codes]
    fives = sums(codes, five.astype(np.int64), len(labels))[codes]
    return unknown(shown.counts) & (np.where(zero, fives, zeros) > 0)
