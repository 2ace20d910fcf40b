"""The choice of fives as loops of machine code: what each cell gains, and which gains most.

A cell's gain has three parts.  The nation's is one number for all cells of a kind (level, group
and stage), a state's is one for its cells of a kind, and the county's is the cell's own.  So the
greatest gain is found among one best cell of each kind, and that among one best of each kind in
each state: a turn costs what there are kinds, however many cells there are.

Numbers are compared as gain * n + rank: whole, and different for each of n cells.  Nothing here
comes from another file of the house: numba keeps machine code until this file changes.
"""

from typing import Any, NamedTuple

from numba import boolean, int64, types

from matching.engine.kernels import device, entry
from reports.disclosure.cube import Flags, Ints

NONE = -(2**63)  # the best of cells that are all chosen


class Board(NamedTuple):
    """A choice under way among n cells of k kinds in s states."""

    kind: Ints  # (n,)
    state: Ints  # (n,)
    county: Ints  # (n,)
    rank: Ints  # (n,) all different, 0 <= rank < n
    ranked: Ints  # (n,) the cells by rank
    shared: Ints  # (k, k) the sets of dimensions in which two kinds are alike
    in_nation: Ints  # (k,) the nation's parts of gains
    in_state: Ints  # (s, k)
    in_county: Ints  # (n,)
    chosen: Flags  # (n,)
    neighbors: Ints  # (n,) the cells by county
    county_starts: Ints  # (c + 1,) where each county's begin
    blocks: Ints  # (n,) the cells by state and kind
    block_starts: Ints  # (s * k + 1,)
    block_best: Ints  # (s, k) the county's part of the best cell that is not chosen
    kind_best: Ints  # (k,) the state's and the county's part of it
    best_state: Ints  # (k,)


_types: Any = types
_board = _types.NamedTuple(
    [
        *(int64[::1], int64[::1], int64[::1], int64[::1], int64[::1], int64[:, ::1]),
        *(int64[::1], int64[:, ::1], int64[::1], boolean[::1]),
        *(int64[::1], int64[::1], int64[::1], int64[::1]),
        *(int64[:, ::1], int64[::1], int64[::1]),
    ],
    Board,
)


@device
def _find_block(b: Board, s: int, k: int) -> None:
    """Find the best of a state's cells of one kind."""
    at, best = s * len(b.in_nation) + k, NONE
    for i in range(b.block_starts[at], b.block_starts[at + 1]):
        cell = b.blocks[i]
        if not b.chosen[cell]:
            best = max(best, b.in_county[cell] * len(b.kind) + b.rank[cell])
    b.block_best[s, k] = best


@device
def _find_kind(b: Board, k: int) -> None:
    """Find the best of all cells of one kind."""
    best, place = NONE, 0
    for s in range(len(b.in_state)):
        if b.block_best[s, k] != NONE:
            value = b.in_state[s, k] * len(b.kind) + b.block_best[s, k]
            if value > best:
                best, place = value, s
    b.kind_best[k], b.best_state[k] = best, place


@device
def _turn(b: Board, cell: int, amount: int) -> None:
    """Show `amount` more in a cell: every cell of its margins gains less."""
    k, s, n = b.kind[cell], b.state[cell], len(b.kind)
    b.chosen[cell] = amount > 0
    shared = b.shared[k]
    c = b.county[cell]
    for i in range(b.county_starts[c], b.county_starts[c + 1]):
        other = b.neighbors[i]
        j = b.kind[other]
        before = b.in_county[other] * n + b.rank[other]
        # The county's cell of a kind is the inner cell and no margin.
        b.in_county[other] -= amount * (shared[j] - (j == k))
        now = b.in_county[other] * n + b.rank[other]
        if b.block_best[s, j] == before:
            _find_block(b, s, j)
        elif not b.chosen[other]:
            b.block_best[s, j] = max(b.block_best[s, j], now)
    for j in range(len(b.in_nation)):
        b.in_nation[j] -= amount * shared[j]
        b.in_state[s, j] -= amount * shared[j]
        best = b.block_best[s, j]
        value = NONE if best == NONE else b.in_state[s, j] * n + best
        if value > b.kind_best[j]:
            b.kind_best[j], b.best_state[j] = value, s
        elif b.best_state[j] == s and value < b.kind_best[j]:
            _find_kind(b, j)


@device
def _gain(b: Board, cell: int) -> int:
    """What a five in a cell takes from the residuals of its margins."""
    k = b.kind[cell]
    return int(b.in_nation[k] + b.in_state[b.state[cell], k] + b.in_county[cell])


@device
def _best(b: Board) -> int:
    """The cell of greatest gain that is not chosen."""
    best = NONE
    for k in range(len(b.in_nation)):
        if b.kind_best[k] != NONE:
            best = max(best, b.in_nation[k] * len(b.kind) + b.kind_best[k])
    return int(b.ranked[best % len(b.kind)])


@device
def _taker(b: Board, cell: int, base: int) -> tuple[int, int]:
    """The cell that the `base` of `cell` serves best, and its gain less `base` a margin apart.

    Two cells are apart in those margins of the nation whose dimensions tell them apart, in as
    many of one state or in all of two, and likewise of the county.
    """
    k, s, n = b.kind[cell], b.state[cell], len(b.kind)
    shared, sets = b.shared[k], b.shared[k, k]
    best = NONE
    for j in range(len(b.in_nation)):
        apart = sets - shared[j]
        if b.kind_best[j] != NONE:
            # Of one state too, which is found better below.
            value = (b.in_nation[j] - base * (apart + 2 * sets - 1)) * n
            best = max(best, value + b.kind_best[j])
        if b.block_best[s, j] != NONE:
            gain = b.in_nation[j] + b.in_state[s, j]
            value = (gain - base * (2 * apart + sets - 1)) * n
            best = max(best, value + b.block_best[s, j])
    c = b.county[cell]
    for i in range(b.county_starts[c], b.county_starts[c + 1]):
        other = b.neighbors[i]
        if not b.chosen[other]:
            apart = 3 * (sets - shared[b.kind[other]]) - 1
            best = max(best, (_gain(b, other) - base * apart) * n + b.rank[other])
    return b.ranked[best % n], best // n


@device
def _set_up(b: Board) -> None:
    """Find the best of each block and kind."""
    for k in range(len(b.in_nation)):
        for s in range(len(b.in_state)):
            _find_block(b, s, k)
        _find_kind(b, k)


@entry(types.void(_board, int64, int64))
def give(board: Board, base: int, number: int) -> None:
    """Show `base` in a `number` of cells of a new board that has more: the greatest gain first."""
    _set_up(board)
    for _ in range(number):
        _turn(board, _best(board), base)


@entry(boolean(_board, int64, int64[::1]))
def swap(board: Board, base: int, given: Ints) -> bool:
    """Try to move the `base` of each `given` cell, in their order; whether any moved.

    Moving it from a to b, where each has d margins that the other has not, changes the sum of
    squared residuals by 2 base (gain a - gain b + base d).
    """
    moved = False
    for cell in given:
        taker, gain = _taker(board, cell, base)
        if gain > _gain(board, cell):
            _turn(board, cell, -base)
            _turn(board, taker, base)
            moved = True
    return moved
