"""Which small cells become fives: the greatest gains first, then swaps while squares fall.

All in integers, with one order for ties, so that every machine chooses alike.  A margin's residual
is its true sum less its shown sum; a cell's gain is the sum of the residuals of its margins.  Each
five goes to the cell that gains most at that moment.  Then, as long as any moves, each five in the
order of its gain, the least first, goes to the cell that makes the sum of squared residuals
smallest, if that is smaller than before.  Ties go to the higher rank.
"""

import numpy as np

from reports.disclosure.board import Board, give, swap
from reports.disclosure.cube import BASE, Flags, Ints
from reports.disclosure.margins import GEOGRAPHIES, Margins


def choose(margins: Margins, cells: Ints, residual: Ints, fives: int, rank: Ints) -> Flags:
    """Choose `fives` of k `cells`, told by their rows, as flags (k,).

    `residual` (m,) is of all margins, and `rank` (k,) has each number from 0 to k - 1 once.
    """
    if not 0 < fives < len(cells):
        return np.full(len(cells), fives > 0)
    board = _lay_out(margins, cells, residual, rank)
    give(board, BASE, fives)
    while swap(board, BASE, _least_first(board)):
        pass
    return board.chosen


def _lay_out(margins: Margins, cells: Ints, residual: Ints, rank: Ints) -> Board:
    """The board before the first five."""
    kind, state, county = (codes[cells] for codes in (margins.kind, margins.state, margins.county))
    kinds, states, counties = (
        len(margins.shared), int(margins.state.max()) + 1, int(margins.county.max()) + 1
    )  # fmt: skip
    in_nation, in_state, in_county = _parts(margins, cells, residual)
    nation, by_state = np.zeros(kinds, np.int64), np.zeros((states, kinds), np.int64)
    nation[kind], by_state[state, kind] = in_nation, in_state
    block = state * kinds + kind
    return Board(
        kind, state, county, rank, np.argsort(rank), margins.shared,
        nation, by_state, in_county, np.zeros(len(cells), np.bool_),
        np.argsort(county, kind="stable"), _starts(county, counties),
        np.argsort(block, kind="stable"), _starts(block, states * kinds),
        np.zeros((states, kinds), np.int64), np.zeros(kinds, np.int64), np.zeros(kinds, np.int64),
    )  # fmt: skip


def _least_first(board: Board) -> Ints:
    """The fives by ascending gain."""
    fives = np.flatnonzero(board.chosen)
    kind, state = board.kind[fives], board.state[fives]
    gain = board.in_nation[kind] + board.in_state[state, kind] + board.in_county[fives]
    return fives[np.lexsort((board.rank[fives], gain))]


def _parts(margins: Margins, cells: Ints, residual: Ints) -> list[Ints]:
    """The parts (k,) of the gains of `cells` (k,) by geography."""
    member = margins.member[cells]
    places = np.array(margins.places)
    return [residual[member[:, places == place]].sum(axis=1) for place in GEOGRAPHIES]


def _starts(codes: Ints, size: int) -> Ints:
    """Where the cells of each code begin, in their order, and the end of the last."""
    return np.concatenate([[0], np.cumsum(np.bincount(codes, minlength=size))])
