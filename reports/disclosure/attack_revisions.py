"""The archivist: keeps every release of a quarter and compares them.

Knows the method, so that a number which moved tells that the true count moved; and knows of each
revision whether a cell's records were added to, taken from, or left alone, but not how many.
"""

import numpy as np

from reports.disclosure.cube import BASE, Flags, Ints

COUNTS = np.arange(BASE + 2)  # the last stands for 6 and more, which are shown as they are


def candidates(shown: Ints, truth: Ints) -> Ints:
    """True counts (r, n) of 0 to 5 that stay possible at each of r releases of n cells.

    A cell that moved although its true count did not breaks the method's word: whoever trusts it
    takes the cell for grown or for shrunk, and the fewer of the candidates count.
    """
    change = np.sign(np.diff(truth, axis=0))
    moved = np.diff(shown, axis=0) != 0
    possible = [
        _chain(shown, np.where(moved & (change == 0), taken_for, change), moved)
        for taken_for in (1, -1)
    ]
    fewer: Ints = np.minimum(*(flags[..., : BASE + 1].sum(axis=2) for flags in possible))
    return fewer


def _chain(shown: Ints, change: Ints, moved: Flags) -> Flags:
    """Which of COUNTS (r, n, 7) are possible, given everything before and after."""
    alone = _alone(shown)
    forth, back = alone.copy(), alone.copy()
    for at in range(1, len(shown)):
        step = _follow(forth[at - 1], change[at - 1], moved[at - 1])
        forth[at] &= step
    for at in range(len(shown) - 1, 0, -1):
        back[at - 1] &= _follow(back[at], -change[at - 1], moved[at - 1])
    return forth & back


def _alone(shown: Ints) -> Flags:
    """Which of COUNTS (r, n, 7) are possible by one release."""
    number = shown[..., None]
    open_zero = (number == 0) & (COUNTS < BASE)
    open_five = (number == BASE) & (COUNTS > 0) & (COUNTS <= BASE)
    possible: Flags = open_zero | open_five | ((number > BASE) & (COUNTS > BASE))
    return possible


def _follow(before: Flags, change: Ints, moved: Flags) -> Flags:
    """Which of COUNTS (n, 7) can follow those `before` by a `change` (n,) up, down or none."""
    up = np.logical_or.accumulate(before, axis=1)
    down = np.logical_or.accumulate(before[:, ::-1], axis=1)[:, ::-1]
    strict_up, strict_down = np.roll(up, 1, axis=1), np.roll(down, -1, axis=1)
    strict_up[:, 0] = strict_down[:, -1] = False
    # 6 and more may grow to 6 and more, and shrink to it.
    strict_up[:, -1] |= before[:, -1]
    strict_down[:, -1] = before[:, -1]
    choices = [change[:, None] == 0, (change > 0)[:, None] & moved[:, None], (change > 0)[:, None]]
    choices.append((change < 0)[:, None] & moved[:, None])
    return np.select(choices, [before, strict_up, up, strict_down], default=down)
