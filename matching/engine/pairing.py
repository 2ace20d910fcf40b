"""Stage 2, step 2: which cylinder of the probe goes with which of the candidate."""

import numpy as np
from numpy.typing import NDArray

from matching.engine.kernels import device
from matching.engine.params import Params

STEPS = 1024

Counts = NDArray[np.int64]
Floats = NDArray[np.float32]


def pair_counts(params: Params) -> Counts:
    """Tabulate how many pairs make a score (MCC, equation 24).

    Entry n, up to ``max_cylinders``, is for prints of which the smaller has n cylinders.
    """
    size = np.arange(params.max_cylinders + 1)
    share = 1 / (1 + np.exp(-params.pairs_slope * (size - params.pairs_center)))
    pairs: Counts = np.rint(share * (params.max_pairs - params.min_pairs)).astype(np.int64)
    return pairs + params.min_pairs


@device
def pair_greedily(similarity: Floats, order: Counts, starts: Counts, pairs: Counts) -> int:
    """Pair the most similar cylinders first, each once; return how many pairs there are.

    Similarities count in steps of 1 / 1023, so that they are sorted by counting; equal ones come
    in the order of the rows.  ``order`` (at least as long as ``similarity`` has entries) and
    ``starts`` (STEPS + 1) are scratch; ``pairs`` is filled with rows of (i, j).
    """
    rows, columns = similarity.shape
    starts[:] = 0
    for i in range(rows):
        for j in range(columns):
            if similarity[i, j] > 0:
                starts[STEPS - int(similarity[i, j] * (STEPS - 1))] += 1
    for step in range(STEPS):
        starts[step + 1] += starts[step]
    total = starts[STEPS]
    for i in range(rows):
        for j in range(columns):
            if similarity[i, j] > 0:
                step = STEPS - 1 - int(similarity[i, j] * (STEPS - 1))
                order[starts[step]] = i * columns + j
                starts[step] += 1
    return _take(order[:total], columns, min(rows, columns), pairs)


@device
def _take(order: Counts, columns: int, most: int, pairs: Counts) -> int:
    """Walk through the sorted entries and take those whose row and column are free."""
    row_taken = np.zeros(len(pairs), np.bool_)
    column_taken = np.zeros(columns, np.bool_)
    count = 0
    for entry in order:
        if count == most:
            break
        i = entry // columns
        j = entry - i * columns
        if row_taken[i] or column_taken[j]:
            continue
        row_taken[i] = True
        column_taken[j] = True
        pairs[count, 0], pairs[count, 1] = i, j
        count += 1
    return count
