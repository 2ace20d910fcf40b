"""A unit against its own past: predictive z by quarter, and their CUSUM.

What a unit did before says what to expect next; the sum of surprises finds a lasting change that
no one quarter shows.  Page, *Continuous inspection schemes*, Biometrika 41, 1954; z from mid-p
values as in Spiegelhalter and others, JRSS A 175, 2012.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from reports.statistics.review import tails
from reports.statistics.review.counts import Flags, Floats, paired
from reports.statistics.review.heterogeneity import Heterogeneity
from reports.statistics.review.posterior import gamma_of

SLACK = 0.5  # k: half of the shift, in z, that is to be found soonest
ALARM = 5.0  # h


def predictive_z(observed: ArrayLike, expected: ArrayLike, model: Heterogeneity) -> Floats:
    """How surprising each quarter is given those before it: (quarters, units), in z.

    A unit's rate has the posterior of its earlier quarters (in the first one: the model alone);
    the count then is negative binomial, and its mid-p value is told as a standard normal number.
    0 where nothing is expected.  Raises ``ValueError`` as ``paired`` does.
    """
    counts, exposure = paired(observed, expected)
    shape, rate = gamma_of(_before(counts), _before(exposure), model)
    mean = exposure * shape / rate
    high, low = tails.upper_of(counts, mean, 1 / shape), tails.lower_of(counts, mean, 1 / shape)
    z = np.where(high < low, -special.ndtri(high), special.ndtri(low))
    return np.where(exposure > 0, z, 0.0)


def cusum(z: ArrayLike, slack: float = SLACK) -> Floats:
    """Upper CUSUM C = max(0, C + z - k) from 0, along the first axis: (quarters, ...)."""
    steps: Floats = np.asarray(z, np.float64) - slack
    sums = np.zeros_like(steps)
    total = np.zeros(steps.shape[1:])
    for quarter, step in enumerate(steps):
        total = np.maximum(0.0, total + step)
        sums[quarter] = total
    return sums


def alarms(sums: ArrayLike) -> Flags:
    """Where a CUSUM is above 5."""
    flags: Flags = np.asarray(sums) > ALARM
    return flags


def _before(quarters: Floats) -> Floats:
    """Sums over the earlier quarters, 0 for the first: (quarters, units)."""
    sums: Floats = np.cumsum(quarters, axis=0) - quarters
    return sums
