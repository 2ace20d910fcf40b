"""Stage 2, step 3: pairs that fit each other strengthen each other (MCC, LGS-R)."""

import math

import numpy as np
from numpy.typing import NDArray

from matching.engine.kernels import device
from matching.engine.params import Params
from matching.engine.similarity import size_of, turn_between

Counts = NDArray[np.int64]
Floats = NDArray[np.float32]
Numbers = NDArray[np.float64]
NEGLIGIBLE = 1e-4  # a logistic below this counts as 0


def relaxation_numbers(params: Params) -> Numbers:
    """Put the parameters of the relaxation in the order the kernel reads them, shape (10,).

    Center and slope of distance, turn and direction; how large each may be before its logistic
    is negligible; the weight.
    """
    terms = (
        (params.distance_center, params.distance_slope),
        (params.angle_center, params.angle_slope),
        (params.direction_center, params.direction_slope),
    )
    reach = math.log(1 / NEGLIGIBLE - 1)
    limits = [center - reach / slope for center, slope in terms]
    return np.array(
        [*(number for term in terms for number in term), *limits, params.relaxation_weight]
    )


@device
def logistic(value: float, center: float, slope: float) -> float:
    """Return 1 / (1 + exp(-slope (value - center)))."""
    return 1 / (1 + math.exp(-slope * (value - center)))


@device
def compatibility(places: Numbers, s: int, t: int, numbers: Numbers) -> float:
    """Tell, 0 to 1, how well two pairs agree (MCC, equations 28 to 32), seen from pair ``s``.

    Both prints should have the same distance between the two minutiae, the same turn, and the
    same direction from one to the other.
    """
    down, right = places[t, 0] - places[s, 0], places[t, 1] - places[s, 1]
    other_down, other_right = places[t, 2] - places[s, 2], places[t, 3] - places[s, 3]
    apart = math.sqrt(down * down + right * right)
    stretch = abs(apart - math.sqrt(other_down * other_down + other_right * other_right))
    turn = size_of(places[s, 4] - places[t, 4])
    if stretch > numbers[6] or turn > numbers[7]:
        return 0.0
    across = other_right * down - other_down * right  # clockwise, as rows count down
    swing = math.atan2(-across, down * other_down + right * other_right)
    swerve = abs(turn_between(places[s, 4], swing))
    if swerve > numbers[8]:
        return 0.0
    close = logistic(stretch, numbers[0], numbers[1]) * logistic(turn, numbers[2], numbers[3])
    return close * logistic(swerve, numbers[4], numbers[5])


@device
def lay_out(minutiae: Floats, other_minutiae: Floats, pairs: Counts) -> Numbers:
    """Return row and column in both prints, and the turn between them, shape (P, 5)."""
    places = np.empty((len(pairs), 5))
    for s in range(len(pairs)):
        i, j = pairs[s, 0], pairs[s, 1]
        places[s, 0], places[s, 1] = minutiae[i, 0], minutiae[i, 1]
        places[s, 2], places[s, 3] = other_minutiae[j, 0], other_minutiae[j, 1]
        places[s, 4] = turn_between(minutiae[i, 2], other_minutiae[j, 2])
    return places


@device
def relax(first: Numbers, places: Numbers, numbers: Numbers, rounds: int, wanted: int) -> float:
    """Return the mean of the ``wanted`` pairs that keep most of their similarity ``first``.

    In each round a pair's score becomes ``weight`` times itself plus the rest times the mean of
    the others', each by its compatibility.  Missing pairs count as 0.
    """
    count = len(first)
    if count == 0:
        return 0.0
    fits = np.zeros((count, count))
    for s in range(count):
        for t in range(s):
            fits[s, t] = compatibility(places, s, t, numbers)
            fits[t, s] = fits[s, t]
    score, support, weight = first.copy(), np.empty(count), numbers[9]
    for _ in range(rounds):
        support[:] = 0
        for t in range(count):
            for s in range(count):
                support[s] += fits[t, s] * score[t]
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
