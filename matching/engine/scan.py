"""Stage 1: one probe against every template of an index.

For each probe cylinder the best gallery cylinder, by common bits over the root of the product of
both numbers of bits (the cosine); of these the mean of the best ``scan_pairs``.  Integers
throughout, so that every processor gives the same score.
"""

import numpy as np
from numba import float32, int64, types, uint16, uint64
from numpy.typing import NDArray

from matching.engine.descriptor import Descriptor
from matching.engine.index import PLANES, Index, weigh, words
from matching.engine.kernels import array, device, entry
from matching.engine.lanes import LANES, raise_best
from matching.engine.params import DEFAULT, Params

SHIFT = 24  # brings a cosine of FULL * FULL to eight bits
LEVELS = 256

Words = NDArray[np.uint64]
Counts = NDArray[np.int64]


def scan(probe: Descriptor, index: Index, params: Params = DEFAULT) -> NDArray[np.float32]:
    """Score every template of the index against the probe.

    Returns
    -------
    scores : float32, shape (T,)
        Between 0 and 1.
    """
    scores = np.zeros(len(index), np.float32)
    packed = words(probe, params)
    blocks = -(-len(packed) // LANES)
    planes = np.zeros((PLANES, blocks * LANES), np.uint64)
    planes[:, : len(packed)] = packed.T
    weights = weigh(packed).astype(np.int64)
    stored = (index.planes, index.weights, index.offsets)
    _scan(planes, weights, *stored, params.scan_pairs, scores)
    return scores


@device
def _mean_of_best(best: Counts, weights: Counts, wanted: int, tally: Counts) -> float:
    """Average the highest ``wanted`` of the weighted scores, in steps of 1 / 255."""
    tally[:] = 0
    for i in range(len(weights)):
        tally[min((best[i] * weights[i]) >> SHIFT, LEVELS - 1)] += 1
    total, missing, level = 0, wanted, LEVELS - 1
    while missing > 0 and level > 0:
        taken = min(tally[level], missing)
        total += taken * level
        missing -= taken
        level -= 1
    return total / (wanted * (LEVELS - 1))


@entry(
    types.void(
        *(array(uint64, 2), array(int64, 1)),
        *(array(uint64, 2), array(uint16, 1), array(int64, 1)),
        *(int64, float32[::1]),
    )
)
def _scan(
    probe: Words,
    probe_weights: Counts,
    planes: Words,
    weights: NDArray[np.uint16],
    offsets: Counts,
    wanted: int,
    scores: NDArray[np.float32],
) -> None:
    """Fill ``scores`` with the mean of the best ``wanted`` probe cylinders."""
    w0, w1, w2, w3, w4 = planes[0], planes[1], planes[2], planes[3], planes[4]
    best = np.zeros(probe.shape[1], np.int64)
    tally = np.zeros(LEVELS, np.int64)
    for t in range(len(scores)):
        best[:] = 0
        for j in range(offsets[t], offsets[t + 1]):
            weight = np.int64(weights[j])
            for block in range(0, len(best), LANES):
                raise_best(probe, block, w0[j], w1[j], w2[j], w3[j], w4[j], weight, best)
        scores[t] = _mean_of_best(best, probe_weights, wanted, tally)
