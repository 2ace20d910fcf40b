"""Stage 2, step 3: pairs that fit each other strengthen each other (MCC, LGS-R)."""

import math

import numpy as np
from numpy.typing import NDArray

from matching.engine.kernels import device
from matching.engine.params import Params
from matching.engine.similarity import turn_between

Counts = NDArray[np.int64]
Floats = NDArray[np.float32]
Numbers = NDArray[np.float64]
NEGLIGIBLE = 1e-4


def relaxation_numbers(params: Params) -> Numbers:
    """Put the parameters of the relaxation in the order the kernel reads them, shape (7,)."""
    return np.array(
        [
            params.distance_center,
            params.distance_slope,
            params.angle_center,
            params.angle_slope,
            params.direction_center,
            params.direction_slope,
            params.relaxation_weight,
        ]
    )


@device
def logistic(value: float, center: float, slope: float) -> float:
    """Return 1 / (1 + exp(-slope (value - center)))."""
    return 1 / (1 + math.exp(-slope * (value - center)))


@device
def compatibility(
    a: Floats, b: Floats, other_a: Floats, other_b: Floats, numbers: Numbers
) -> float:
    """Tell, 0 to 1, how well two pairs agree (MCC, equations 28 to 32).

    Minutiae ``a`` and ``b`` of one print are paired with ``other_a`` and ``other_b``: their
    distance, the turn between them, and the direction from one to the other should be the same.
    """
    rows, columns = b[0] - a[0], b[1] - a[1]
    other_rows, other_columns = other_b[0] - other_a[0], other_b[1] - other_a[1]
    apart = math.sqrt(rows * rows + columns * columns)
    other_apart = math.sqrt(other_rows * other_rows + other_columns * other_columns)
    close = logistic(abs(apart - other_apart), numbers[0], numbers[1])
    if close < NEGLIGIBLE:
        return 0.0
    turn = turn_between(turn_between(a[2], b[2]), turn_between(other_a[2], other_b[2]))
    close *= logistic(abs(turn), numbers[2], numbers[3])
    if close < NEGLIGIBLE:
        return 0.0
    direction = turn_between(a[2], math.atan2(-rows, columns))
    other_direction = turn_between(other_a[2], math.atan2(-other_rows, other_columns))
    return close * logistic(abs(turn_between(direction, other_direction)), numbers[4], numbers[5])


@device
def relax(
    similarity: Floats,
    minutiae: Floats,
    other_minutiae: Floats,
    pairs: Counts,
    numbers: Numbers,
    rounds: int,
    wanted: int,
) -> float:
    """Return the mean of the ``wanted`` pairs that keep most of their similarity.

    In each round a pair's score becomes ``weight`` times itself plus the rest times the mean of
    the others', each by its compatibility.  Missing pairs count as 0.
    """
    count = len(pairs)
    if count == 0:
        return 0.0
    fits = np.zeros((count, count))
    first = np.zeros(count)
    for s in range(count):
        i, j = pairs[s, 0], pairs[s, 1]
        first[s] = similarity[i, j]
        for t in range(s):
            k, m = pairs[t, 0], pairs[t, 1]
            fits[s, t] = compatibility(
                minutiae[i], minutiae[k], other_minutiae[j], other_minutiae[m], numbers
            )
            fits[t, s] = fits[s, t]
    score, weight = first.copy(), numbers[6]
    support = np.zeros(count)
    for _ in range(rounds):
        for s in range(count):
            total = 0.0
            for t in range(count):
                total += fits[s, t] * score[t]
            support[s] = total
        for s in range(count):
            score[s] = weight * score[s] + (1 - weight) * support[s] / max(count - 1, 1)
    return best_mean(score, first, wanted)


@device
def best_mean(score: Numbers, first: Numbers, wanted: int) -> float:
    """Average the ``wanted`` scores that are highest in relation to their first value."""
    kept = score / first
    total = 0.0
    for _ in range(min(wanted, len(score))):
        best = np.argmax(kept)
        total += score[best]
        kept[best] = -1.0
    return total / wanted
