"""How surprising a count is: exact mid-p values of one side.

The mid-p value counts half of the probability of what was seen, so that the two sides sum to 1
and small counts are not judged too mildly (Lancaster 1961).
"""

import numpy as np
from numpy.typing import ArrayLike

from reports.statistics.review import negative_binomial as nb
from reports.statistics.review.counts import Floats, paired
from reports.statistics.review.heterogeneity import Heterogeneity

LEAST = float(np.finfo(np.float64).tiny)  # what a probability too small to be told becomes


def upper(observed: ArrayLike, expected: ArrayLike, model: Heterogeneity) -> Floats:
    """P(more than O) + P(O) / 2 of each unit; 1/2 for a unit of which nothing is expected."""
    counts, exposure = paired(observed, expected)
    return upper_of(counts, model.mean * exposure, model.dispersion)


def lower(observed: ArrayLike, expected: ArrayLike, model: Heterogeneity) -> Floats:
    """P(fewer than O) + P(O) / 2 of each unit; 1/2 for a unit of which nothing is expected."""
    counts, exposure = paired(observed, expected)
    return lower_of(counts, model.mean * exposure, model.dispersion)


def upper_of(counts: Floats, mean: Floats, dispersion: Floats | float) -> Floats:
    """Upper mid-p value of a negative binomial."""
    half = np.exp(nb.log_pmf(counts, mean, dispersion)) / 2
    return np.clip(nb.above(counts, mean, dispersion) + half, LEAST, 1.0)


def lower_of(counts: Floats, mean: Floats, dispersion: Floats | float) -> Floats:
    """Lower mid-p value of a negative binomial."""
    half = np.exp(nb.log_pmf(counts, mean, dispersion)) / 2
    return np.clip(nb.below(counts - 1, mean, dispersion) + half, LEAST, 1.0)
