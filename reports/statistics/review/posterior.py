"""The effect that is shown: a unit's rate, pulled toward the others as far as its count is small.

The rate given the count is Gamma(1/a + O, 1/(a m) + E): Clayton and Kaldor 1987.
"""

from typing import NamedTuple

from numpy.typing import ArrayLike
from scipy import special

from reports.statistics.review.counts import Floats, paired
from reports.statistics.review.heterogeneity import Heterogeneity


class Rates(NamedTuple):
    """Rates relative to expectation, (units,) each: 1 is the nation's own."""

    mean: Floats
    low: Floats
    high: Floats


def rates(
    observed: ArrayLike, expected: ArrayLike, model: Heterogeneity, interval: float = 0.9
) -> Rates:
    """Posterior mean of each unit's rate and its central credible interval.

    The mean lies between m and O / E; a unit with E = 0 shows m.
    """
    counts, exposure = paired(observed, expected)
    shape, rate = gamma_of(counts, exposure, model)
    low, high = (special.gammaincinv(shape, side) / rate for side in tails(interval))
    return Rates(shape / rate, low, high)


def gamma_of(counts: Floats, exposure: Floats, model: Heterogeneity) -> tuple[Floats, Floats]:
    """Shape and rate of the Gamma distribution of each unit's rate given its count."""
    shape = 1 / model.dispersion + counts
    return shape, 1 / (model.dispersion * model.mean) + exposure


def tails(interval: float) -> tuple[float, float]:
    """Where a central interval begins and ends; raises ``ValueError`` unless it is a share."""
    if not 0 < interval < 1:
        raise ValueError("An interval holds a share of the probability between 0 and 1.")
    return (1 - interval) / 2, (1 + interval) / 2
