"""Which small cells become fives: the greatest residuals first, then swaps while squares fall.

All in integers, with one order for ties, so that every machine chooses alike.  A margin's residual
is its true sum less its shown sum; a cell's gain is the sum of the residuals of its margins.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reports.disclosure.cube import Ints

BASE = 5
Flags = NDArray[np.bool_]
NEVER = np.iinfo(np.int64).min


@dataclass(eq=False)
class Choice:
    """A choice under way among n cells with f margins each."""

    member: Ints  # (f, n)
    gain: Ints  # (n,)
    rank: Ints  # (n,) all different
    chosen: Flags  # (n,)
    apart: int  # the fewest margins that one of two cells has and the other has not
    starts: Ints  # (m + 1,) where each margin's cells begin in `cells`
    cells: Ints  # (n * f,)

    def turn(self, cell: int, amount: int) -> None:
        """Show `amount` more in a cell: every cell of its margins gains less."""
        self.chosen[cell] = amount > 0
        for margin in self.member[:, cell]:
            self.gain[self.cells[self.starts[margin] : self.starts[margin + 1]]] -= amount

    def best(self) -> int:
        """The cell of greatest gain that is not chosen."""
        return int(np.where(self.chosen, NEVER, self.gain * len(self.rank) + self.rank).argmax())


def choose(member: Ints, residual: Ints, fives: int, rank: Ints, apart: int = 1) -> Flags:
    """Choose `fives` of n cells; `member` (n, f) numbers the margins of `residual` (m,).

    Any two cells differ in `apart` margins or more: the larger, the sooner a swap is ruled out.
    """
    choice = _begin(member, residual, rank, apart)
    for _ in range(fives):
        choice.turn(choice.best(), BASE)
    if 0 < fives < len(member):
        while _swap_all(choice):
            pass
    return choice.chosen


def _begin(member: Ints, residual: Ints, rank: Ints, apart: int) -> Choice:
    """Nothing chosen; margins that hold every cell are left out, for they favor none."""
    gain = residual[member].sum(axis=1)
    varied = member[:, np.ptp(member, axis=0) > 0]
    flat: Ints = np.unique(varied, return_inverse=True)[1].reshape(varied.shape)
    starts = np.concatenate([[0], np.cumsum(np.bincount(flat.ravel(), minlength=1))])
    cells = np.argsort(flat.ravel(), kind="stable") // max(flat.shape[1], 1)
    chosen = np.zeros(len(member), dtype=bool)
    across = np.ascontiguousarray(flat.T)
    return Choice(across, gain, rank, chosen, apart, starts, cells)


def _swap_all(choice: Choice) -> bool:
    """Try to give each five to another cell, the least deserving first; whether any moved.

    Giving the five of a to b, where each has d margins that the other has not, changes the sum of
    squared residuals by 10 (gain a - gain b) + 50 d.
    """
    moved = False
    for cell in _least_first(choice):
        least = choice.gain[cell]
        others = np.flatnonzero((choice.gain > least + BASE * choice.apart) & ~choice.chosen)
        if not len(others):
            continue
        worth = choice.gain[others] - BASE * _apart(choice.member, others, cell)
        best = (worth * len(choice.rank) + choice.rank[others]).argmax()
        if worth[best] > least:
            choice.turn(cell, -BASE)
            choice.turn(int(others[best]), BASE)
            moved = True
    return moved


def _apart(member: Ints, others: Ints, cell: int) -> Ints:
    """The (k,) numbers of margins that `cell` has and each of the `others` (k,) has not."""
    count = np.zeros(len(others), dtype=np.int64)
    for family in member:
        count += family[others] != family[cell]
    return count


def _least_first(choice: Choice) -> list[int]:
    """The chosen cells by ascending gain."""
    order = np.lexsort((choice.rank, choice.gain))
    return [int(cell) for cell in order[choice.chosen[order]]]
