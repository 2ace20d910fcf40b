"""Disparities over units: what they share, how far they spread, and who stands out.

An outlier screen is blind to a disparity that everyone shares, so the pooled value and its spread
always stand beside it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from reports.statistics.review.counts import Flags, Floats
from reports.statistics.review.odds_ratio import OddsRatio, checked, eligible, mantel_haenszel
from reports.statistics.review.pooling import Pooled, pool
from reports.statistics.review.screen import Side, side
from reports.statistics.review.tails import LEAST


@dataclass(frozen=True, eq=False)
class Disparities:
    """The review of one disparity."""

    eligible: Flags  # (units,); the others are no tests: their p is 1/2, their q is 1
    ratios: OddsRatio  # (units,) each
    pooled: Pooled  # of log odds ratios, over the eligible units
    high: Side  # more events in the group in question than elsewhere
    low: Side


def screen_disparities(tables: ArrayLike) -> Disparities:
    """Judge (units, strata, 2, 2) tables, laid out as ``odds_ratio`` says.

    A unit is compared with the pooled disparity, by its own variance and tau**2 together.  Raises
    ``ValueError`` for unfit tables, and where no unit is eligible.
    """
    cells = checked(tables)
    judged = eligible(cells)
    ratios = mantel_haenszel(cells)
    pooled = pool(ratios.log[judged], ratios.variance[judged])
    z = np.zeros(len(cells))
    spread = np.sqrt(ratios.variance[judged] + pooled.tau_squared)
    z[judged] = (ratios.log[judged] - pooled.mean) / spread
    return Disparities(judged, ratios, pooled, side(_tail(z), judged), side(_tail(-z), judged))


def _tail(z: Floats) -> Floats:
    """Probability of a standard normal number beyond z."""
    p: Floats = np.clip(special.ndtr(-z), LEAST, 1.0)
    return p
