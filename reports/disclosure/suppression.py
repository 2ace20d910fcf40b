"""Where a cell is withheld instead of rounded: what its margins say about it."""

import numpy as np

from reports.disclosure.cube import Cube, Flags, Ints
from reports.disclosure.intervals import Program, incidence
from reports.disclosure.margins import margins_of

NARROWEST = 3  # persons between the least and the greatest that a withheld cell can be


def widths(cube: Cube, withheld: Flags) -> Ints:
    """How wide the interval of each withheld cell is (k,), in the order of the cells.

    The reader has every margin and all other cells, and knows that no count is below zero: what
    the withheld cells of a margin add up to is no secret.
    """
    cells = np.flatnonzero(withheld)
    if not len(cells):
        return np.zeros(0, dtype=np.int64)
    margins = margins_of(cube)
    left = margins.sums(np.where(withheld, cube.counts, 0))
    member = margins.member[cells]
    rows = np.unique(member)
    columns = [np.flatnonzero((member == row).any(axis=1)) for row in rows]
    known = left[rows].astype(np.float64)
    endless = np.full(len(cells), np.inf)
    program = Program(incidence(columns, len(cells)), known, known, np.zeros(len(cells)), endless)
    ends = [program.interval(at) for at in range(len(cells))]
    return np.array([high - low for low, high in ends], dtype=np.int64)
