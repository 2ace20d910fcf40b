"""Stage 2: the score of a probe and a candidate."""

import numpy as np
from numba import float32, float64, int64, types, uint64
from numpy.typing import NDArray

from matching.engine.bits import disc
from matching.engine.descriptor import Descriptor
from matching.engine.kernels import array, entry
from matching.engine.pairing import STEPS, pair_counts, pair_greedily
from matching.engine.params import DEFAULT, Params
from matching.engine.relaxation import lay_out, relax, relaxation_numbers
from matching.engine.similarity import local_similarity

Words = NDArray[np.uint64]
Counts = NDArray[np.int64]
Floats = NDArray[np.float32]
Numbers = NDArray[np.float64]


def compare(probe: Descriptor, candidate: Descriptor, params: Params = DEFAULT) -> float:
    """Score two prints between 0 (nothing agrees) and 1 (everything does).

    Minutia Cylinder-Code with local greedy similarity and relaxation (LGS-R).  The same
    arguments give the same score; exchanged they give nearly the same, as equal similarities
    are taken in another order.
    """
    rows, offsets = np.zeros(1, np.int64), np.array([0, len(candidate)])
    arrays = (candidate.bits, candidate.valid, candidate.minutiae)
    return float(compare_rows(probe, arrays, offsets, rows, params)[0])


def compare_rows(
    probe: Descriptor,
    arrays: tuple[Words, Words, Floats],
    offsets: Counts,
    rows: Counts,
    params: Params = DEFAULT,
) -> Floats:
    """Score a probe against some rows of a store.

    Parameters
    ----------
    probe : Descriptor
    arrays : uint64 (N, 6), uint64 (N,), float32 (N, 3)
        Bits, masks and minutiae of all cylinders of the store.
    offsets : int64, shape (T + 1,)
        Row t has the cylinders from ``offsets[t]`` up to ``offsets[t + 1]``.
    rows : int64, shape (R,)

    Returns
    -------
    scores : float32, shape (R,)
    """
    scores = np.zeros(len(rows), np.float32)
    limits = np.array([params.max_turn, params.min_common_cells * len(disc())])
    counts, numbers = pair_counts(params), relaxation_numbers(params)
    _compare_rows(
        *(probe.bits, probe.valid, probe.minutiae, *arrays, offsets, rows),
        *(limits, counts, numbers, params.relaxation_rounds, scores),
    )
    return scores


_bits, _valid, _minutiae = array(uint64, 2), array(uint64, 1), array(float32, 2)
_counts, _numbers = array(int64, 1), array(float64, 1)


@entry(
    types.void(
        *(_bits, _valid, _minutiae, _bits, _valid, _minutiae, _counts, _counts),
        *(_numbers, _counts, _numbers, int64, float32[::1]),
    )
)
def _compare_rows(
    bits: Words,
    valid: Words,
    minutiae: Floats,
    store_bits: Words,
    store_valid: Words,
    store_minutiae: Floats,
    offsets: Counts,
    rows: Counts,
    limits: Numbers,
    counts: Counts,
    numbers: Numbers,
    rounds: int,
    scores: Floats,
) -> None:
    """Fill ``scores``: similarity, then pairing, then relaxation, for each row."""
    size, starts = len(valid), np.zeros(STEPS + 1, np.int64)
    pairs = np.zeros((size, 2), np.int64)
    for r in range(len(rows)):
        start, stop = offsets[rows[r]], offsets[rows[r] + 1]
        other_bits, other_valid = store_bits[start:stop], store_valid[start:stop]
        other_minutiae = store_minutiae[start:stop]
        smaller = min(size, stop - start)
        if smaller < 2:
            continue
        similarity = np.empty((size, stop - start), np.float32)
        local_similarity(
            bits, valid, minutiae, other_bits, other_valid, other_minutiae,
            limits[0], limits[1], similarity,
        )  # fmt: skip
        order = np.empty(similarity.size, np.int64)
        count = pair_greedily(similarity, order, starts, pairs)
        wanted = counts[min(smaller, len(counts) - 1)]
        first = np.empty(count)
        for s in range(count):
            first[s] = similarity[pairs[s, 0], pairs[s, 1]]
        places = lay_out(minutiae, other_minutiae, pairs[:count])
        scores[r] = relax(first, places, numbers, rounds, wanted)
