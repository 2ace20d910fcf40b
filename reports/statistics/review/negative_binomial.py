"""The negative binomial with variance mean + dispersion * mean**2 (NB2).

A Poisson count whose rate is Gamma-distributed with mean 1 and variance ``dispersion``.  All
arguments broadcast; ``mean`` >= 0, ``dispersion`` > 0.  The forms by incomplete Beta functions
keep their digits far out in the tails, and for a dispersion near 0 (Poisson).
"""

import numpy as np
from scipy import special, stats

from reports.statistics.review.counts import Floats


def log_pmf(count: Floats, mean: Floats, dispersion: Floats | float) -> Floats:
    """Logarithm of the probability of exactly ``count`` events."""
    shape = 1 / np.asarray(dispersion)
    odds = mean / shape
    ways = special.betaln(count + 1, shape) + np.log(count + shape)
    logs: Floats = special.xlogy(count, odds) - (count + shape) * np.log1p(odds) - ways
    return logs


def below(count: Floats, mean: Floats, dispersion: Floats | float) -> Floats:
    """Probability of at most ``count`` events; 0 for -1."""
    shape = 1 / np.asarray(dispersion)
    inside = special.betainc(shape, np.maximum(count, 0) + 1, shape / (shape + mean))
    return np.where(count < 0, 0.0, inside)


def above(count: Floats, mean: Floats, dispersion: Floats | float) -> Floats:
    """Probability of more than ``count`` events."""
    shape = 1 / np.asarray(dispersion)
    outside: Floats = special.betainc(count + 1, shape, mean / (shape + mean))
    return outside


def quantile(share: float, mean: Floats, dispersion: Floats | float) -> Floats:
    """Smallest count that has at least ``share`` of the probability at or below it."""
    shape = 1 / np.asarray(dispersion)
    counts: Floats = stats.nbinom.ppf(share, shape, shape / (shape + mean))
    return counts
