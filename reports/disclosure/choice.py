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

    member: Ints  # (n, f)
    gain: Ints  # (n,)
    rank: Ints  # (n,) all different
    chosen: Flags  # (n,)
    starts: Ints  # (m + 1,) where each margin's cells begin in `cells`
    cells: Ints  # (n * f,)

    def turn(self, cell: int, amount: int) -> None:
        """Show `amount` more in a cell: every cell of its margins gains less."""
        self.chosen[cell] = amount > 0
        for margin in self.member[cell]:
            self.gain[self.cells[self.starts[margin] : self.starts[margin + 1]]] -= amount

    def best(self, value: Ints) -> int:
        """The cell of greatest `value` (n,) that is not chosen."""
        return int(np.where(self.chosen, NEVER, value * len(value) + self.rank).argmax())


def choose(member: Ints, residual: Ints, fives: int, rank: Ints) -> Flags:
    """Choose `fives` of n cells; `member` (n, f) numbers the margins of `residual` (m,)."""
    choice = _begin(member, residual, rank)
    for _ in range(fives):
        choice.turn(choice.best(choice.gain), BASE)
    if 0 < fives < len(member):
        while _swap_all(choice):
            pass
    return choice.chosen


def _begin(member: Ints, residual: Ints, rank: Ints) -> Choice:
    """Nothing chosen; margins that hold every cell are left out, for they favor none."""
    gain = residual[member].sum(axis=1)
    varied = member[:, (member != member[:1]).any(axis=0)]
    flat = np.unique(varied, return_inverse=True)[1].reshape(varied.shape).astype(np.int64)
    starts = np.concatenate([[0], np.cumsum(np.bincount(flat.ravel(), minlength=1))])
    cells = np.argsort(flat.ravel(), kind="stable") // max(flat.shape[1], 1)
    return Choice(flat, gain, rank, np.zeros(len(member), dtype=bool), starts, cells)


def _swap_all(choice: Choice) -> bool:
    """Try to give each five to another cell, the least deserving first; whether any moved.

    Giving the five of a to b, which share s of their f margins, changes the sum of squared
    residuals by 10 (gain a - gain b) + 50 (f - s).
    """
    width = choice.member.shape[1]
    moved = False
    most_shared = width - 1
    for cell in _least_first(choice):
        reach = choice.gain[~choice.chosen].max() + BASE * most_shared
        if choice.gain[cell] + BASE * width >= reach:
            continue
        shared = (choice.member == choice.member[cell]).sum(axis=1)
        other = choice.best(choice.gain + BASE * shared)
        if choice.gain[other] + BASE * shared[other] > choice.gain[cell] + BASE * width:
            choice.turn(cell, -BASE)
            choice.turn(other, BASE)
            moved = True
    return moved


def _least_first(choice: Choice) -> list[int]:
    """The chosen cells by ascending gain."""
    order = np.lexsort((choice.rank, choice.gain))
    return [int(cell) for cell in order[choice.chosen[order]]]
