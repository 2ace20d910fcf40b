"""Stage 2, step 1: the local similarity of every pair of cylinders."""

import math

import numpy as np
from numpy.typing import NDArray

from matching.engine.kernels import device, popcount

Words = NDArray[np.uint64]
Floats = NDArray[np.float32]


@device
def turn_between(first: float, second: float) -> float:
    """Return the angle from ``second`` to ``first``, from -pi up to pi."""
    turn = first - second
    return turn - 2 * math.pi * math.floor((turn + math.pi) / (2 * math.pi))


@device
def size_of(turn: float) -> float:
    """Return the size, 0 to pi, of an angle between -2 pi and 2 pi."""
    size = abs(turn)
    return min(size, abs(2 * math.pi - size))


@device
def local_similarity(
    bits: Words,
    valid: Words,
    minutiae: Floats,
    other_bits: Words,
    other_valid: Words,
    other_minutiae: Floats,
    max_turn: float,
    min_cells: float,
    similarity: Floats,
) -> None:
    """Fill ``similarity[i, j]``, 0 to 1, of cylinders i and j (MCC, equation 20).

    One minus the root of the number of differing bits over the sum of the roots of both numbers
    of set bits, counted in the cells valid in both; 0 where the angles differ by more than
    ``max_turn`` or fewer than ``min_cells`` cells are common.
    """
    for i in range(len(valid)):
        for j in range(len(other_valid)):
            similarity[i, j] = 0
            if size_of(minutiae[i, 2] - other_minutiae[j, 2]) > max_turn:
                continue
            common = valid[i] & other_valid[j]
            if popcount(common) < min_cells:
                continue
            ours, theirs, differing = 0, 0, 0
            for layer in range(6):
                mine = bits[i, layer] & common
                other = other_bits[j, layer] & common
                ours += popcount(mine)
                theirs += popcount(other)
                differing += popcount(mine ^ other)
            norm = math.sqrt(ours) + math.sqrt(theirs)
            if norm > 0:
                similarity[i, j] = 1 - math.sqrt(differing) / norm
