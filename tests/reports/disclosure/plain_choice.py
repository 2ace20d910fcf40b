"""The choice of fives as it is defined, without a thought of its cost."""

import numpy as np

from reports.disclosure.cube import BASE


def plainly(member, residual, fives, rank):
    """The flags that `choose` must give for cells with these margins `member` (n, f)."""
    residual, chosen = residual.copy(), np.zeros(len(member), dtype=bool)
    for _ in range(fives):
        gain = residual[member].sum(axis=1)
        _turn(member, residual, chosen, max(np.flatnonzero(~chosen), key=_order(gain, rank)), BASE)
    while 0 < fives < len(member) and _swap_all(member, residual, chosen, rank):
        pass
    return chosen.tolist()


def _order(gain, rank):
    return lambda cell: (gain[cell], rank[cell])


def _turn(member, residual, chosen, cell, amount):
    residual[member[cell]] -= amount
    chosen[cell] = amount > 0


def _swap_all(member, residual, chosen, rank):
    moved = False
    first = residual[member].sum(axis=1)
    for cell in sorted(np.flatnonzero(chosen), key=_order(first, rank)):
        gain = residual[member].sum(axis=1)
        worth = gain - BASE * (member != member[cell]).sum(axis=1)
        best = max(np.flatnonzero(~chosen), key=_order(worth, rank))
        if worth[best] > gain[cell]:
            _turn(member, residual, chosen, cell, -BASE)
            _turn(member, residual, chosen, best, BASE)
            moved = True
    return moved
