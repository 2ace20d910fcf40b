"""The beta-binomial: binomial counts whose probability differs between units.

The probability is Beta-distributed with mean ``share`` and ``precision`` M: Beta(share * M,
(1 - share) * M), variance share * (1 - share) / (M + 1).  Skellam, JRSS B 10, 1948.
"""

import numpy as np
from scipy import special

from reports.statistics.review.counts import Floats

EDGE = 6  # counts at each end of a sum that are added one by one, for a Beta may rise there
NODES = 16  # of Gauss and Legendre, between the ends


def log_pmf(count: Floats, trials: Floats, share: float, precision: float) -> Floats:
    """Logarithm of the probability of ``count`` events in ``trials``, 0 <= count <= trials.

    Between whole numbers the formula goes on smoothly.
    """
    return log_ways(count, trials) + log_drawn(count, trials, share, precision)


def log_ways(count: Floats, trials: Floats) -> Floats:
    """Logarithm of the binomial coefficient."""
    logs: Floats = -np.log1p(trials) - special.betaln(count + 1, trials - count + 1)
    return logs


def log_drawn(count: Floats, trials: Floats, share: float, precision: float) -> Floats:
    """Logarithm of the probability of one order of events: the part that the Beta decides."""
    a, b = share * precision, (1 - share) * precision
    drawn: Floats = special.gammaln(a + count) + special.gammaln(b + trials - count)
    whole: Floats = special.gammaln(precision + trials) + special.betaln(a, b)
    return drawn - whole


def pmf_of(trials: float, share: float, precision: float) -> Floats:
    """Probability of each count of one unit: (trials + 1,)."""
    counts = np.arange(trials + 1)
    chances: Floats = np.exp(log_pmf(counts, np.full_like(counts, trials), share, precision))
    return chances


def window(
    trials: Floats, share: float, precision: float, outside: float
) -> tuple[Floats, Floats]:
    """Quantiles of ``outside`` and 1 - ``outside`` of each unit, (units,) each."""
    low, high = np.empty_like(trials), np.empty_like(trials)
    for unit, size in enumerate(trials):
        total = np.cumsum(pmf_of(size, share, precision))
        low[unit], high[unit] = np.minimum(
            np.searchsorted(total, [outside, 1 - outside], side="left"), size
        )
    return low, high


def mid_p(counts: Floats, trials: Floats, share: float, precision: float) -> tuple[Floats, Floats]:
    """Upper and lower mid-p value of each unit, (units,) each, both summed from the far end."""
    upper, lower = np.empty_like(trials), np.empty_like(trials)
    for unit, (count, size) in enumerate(zip(counts.astype(int), trials, strict=True)):
        chances = pmf_of(size, share, precision)
        half = chances[count] / 2
        upper[unit] = chances[count + 1 :].sum() + half
        lower[unit] = chances[:count].sum() + half
    return upper, lower


def nodes_between(low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Points and weights, (units, 28) each, that sum a smooth function over low..high.

    Every whole number with weight 1 where there are at most 28 of them; else the outer ones, and
    Gauss-Legendre between, which differs from the sum by less than one in a thousand.
    """
    width = (high - low + 1)[:, None]
    roots, weights = np.polynomial.legendre.leggauss(NODES)
    half = width / 2 - EDGE
    edge = np.arange(EDGE)
    points = [low[:, None] + edge, (low + high)[:, None] / 2 + half * roots, high[:, None] - edge]
    ones = np.ones((len(low), EDGE))
    each = np.arange(NODES + 2 * EDGE)
    narrow = width <= each.size
    return (
        np.where(narrow, np.minimum(low[:, None] + each, high[:, None]), np.hstack(points)),
        np.where(narrow, each < width, np.hstack([ones, half * weights, ones])),
    )
