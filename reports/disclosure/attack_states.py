"""The insider's friend at work: a linear program for each state."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from reports.disclosure.attack_margins import Bounds, proven
from reports.disclosure.attack_tables import FEWEST, limits, unknown
from reports.disclosure.cube import BASE, Flags, Ints, Shown
from reports.disclosure.intervals import Program, incidence
from reports.disclosure.margins import Margins, margins_of


@dataclass(frozen=True)
class Found:
    """The true counts that a state's program leaves possible in a cell; `cell` is its row."""

    cell: int
    possible: int


def attack_states(shown: Shown, protected: Flags, bounds: Bounds) -> Iterator[Found]:
    """For each state, the most exposed of its `protected` cells (n,), by its linear program.

    Every cell that `proven` leaves under four candidates is tried too, until one is found out:
    one is enough to refuse a release.  ArithmeticError where program and proof disagree.
    """
    margins, possible = margins_of(shown), proven(shown, bounds)
    states = shown.columns["state"][1]
    targets = np.flatnonzero(protected & unknown(shown.counts))
    for state in np.unique(states[targets]):
        program, cells = state_program(shown, margins, bounds, states == state)
        mine = targets[states[targets] == state]
        order = mine[np.argsort(possible[mine], kind="stable")]
        for at, cell in enumerate(order):
            if at and possible[cell] >= FEWEST:
                break
            unknowns = int(np.searchsorted(cells, cell)), _near(margins, cells, int(cell))
            lowest, highest = program.interval_by_few(*unknowns)
            found = Found(int(cell), highest - lowest + 1)
            if found.possible < possible[cell]:
                raise ArithmeticError(f"The program contradicts the proof: {shown.keys[cell]}")
            yield found
            if found.possible < FEWEST:
                break


def state_program(
    shown: Shown, margins: Margins, bounds: Bounds, inside: Flags
) -> tuple[Program, Ints]:
    """The program of the deviations in one state, and the rows of its first unknowns, ascending.

    The rest of the nation has one unknown for each level, group and stage, as if one cell of
    each, somewhere, could deviate: less than it can, so that the attacker is not underrated.
    """
    cells = np.flatnonzero(inside & unknown(shown.counts))
    rest = [margins.kind[(shown.counts == number) & ~inside] for number in (BASE, 0)]
    lower, upper = (limit - shown.counts for limit in limits(shown.counts))
    may_fall, may_rise = (np.isin(np.arange(len(margins.shared)), some) for some in rest)
    member = np.concatenate([margins.member[cells], _of_kinds(margins)])
    rows, columns = _by_margin(member)
    most = np.array([bounds[margins.geography[row]] for row in rows], dtype=np.float64)
    program = Program(
        incidence(columns, len(member)),
        -most,
        most,
        np.concatenate([lower[cells], np.where(may_fall, 1 - BASE, 0)]).astype(np.float64),
        np.concatenate([upper[cells], np.where(may_rise, BASE - 1, 0)]).astype(np.float64),
    )
    return program, cells


def _near(margins: Margins, cells: Ints, cell: int) -> Ints:
    """Which unknowns of a state's `cells` (c,) are of the cell's county or kind, and the nation's.

    With these a deviation is made up for most often: in its county, or its kind elsewhere.
    """
    same = margins.county[cells] == margins.county[cell]
    same |= margins.kind[cells] == margins.kind[cell]
    return np.append(np.flatnonzero(same), len(cells) + margins.kind[cell])


def _of_kinds(margins: Margins) -> Ints:
    """The (k, f) margins of the nation that each kind counts in, and -1 for all others."""
    cell_of = np.zeros(len(margins.shared), dtype=np.int64)
    cell_of[margins.kind] = np.arange(len(margins.kind))
    national = np.array(margins.places) == "nation"
    return np.where(national, margins.member[cell_of], -1)


def _by_margin(member: Ints) -> tuple[Ints, list[Ints]]:
    """The margins in `member` (n, f), ascending, and the unknowns that count in each."""
    order = np.argsort(member.ravel(), kind="stable")
    rows, starts = np.unique(member.ravel()[order], return_index=True)
    columns = np.split(order // member.shape[1], starts[1:])
    outside = int(len(rows) > 0 and rows[0] < 0)
    return rows[outside:], columns[outside:]
