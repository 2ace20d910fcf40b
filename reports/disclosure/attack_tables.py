"""The reader: what the published tables alone tell about a cell."""

import numpy as np

from reports.disclosure.cube import BASE, Flags, Ints

FEWEST = 4  # true counts that must stay possible in a protected cell


def unknown(shown: Ints) -> Flags:
    """Which numbers shown leave the true count open: 0 and 5."""
    is_open: Flags = (shown == 0) | (shown == BASE)
    return is_open


def limits(shown: Ints) -> tuple[Ints, Ints]:
    """The least and greatest true counts (n,) behind numbers shown: 0 is 0-4, and 5 is 1-5."""
    lower = np.where(shown == BASE, 1, shown)
    upper = np.where(shown == 0, BASE - 1, shown)
    return lower, upper


def candidates(shown: Ints) -> Ints:
    """How many true counts (n,) are possible for a reader of the tables."""
    lower, upper = limits(shown)
    return upper - lower + 1
