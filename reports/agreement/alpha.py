"""Krippendorff's alpha: one less the disagreement observed over that expected by chance.

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of Pennsylvania, 2011.
"""

from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from reports.agreement.bootstrap import Resampling
from reports.agreement.measuring import measure
from reports.agreement.metrics import Metric, distances
from reports.agreement.results import Agreement
from reports.agreement.tally import Floats, Tally, tally_of


def krippendorff_alpha(ratings: ArrayLike, metric: Metric, resampling: Resampling) -> Agreement:
    """Alpha of ratings (units, raters), nan where there is none, with its interval over units.

    A unit with fewer than two ratings says nothing and is left out.  NO_PAIRS where all are so;
    NO_VARIATION where every rating left is the same, for which no disagreement is expected and
    alpha is 0/0.  ValueError as `tally_of` and `distances` have it.
    """
    return measure(tally_of(ratings), partial(alphas, metric=metric), resampling)


def alphas(tally: Tally, draws: Floats, metric: Metric) -> Floats:
    """Alpha (r,) of draws (r, n), which say how often each unit is taken; nan where undefined."""
    kept = tally.paired
    counts, raters = tally.counts[kept], tally.raters[kept]
    times = draws[:, kept]
    margins = times @ counts
    apart = distances(metric, tally.values, margins)
    shares = counts.T[None] * (times / (raters - 1))[:, None, :]
    observed = ((shares @ counts) * apart).sum(axis=(1, 2))
    expected = (margins[:, :, None] * margins[:, None, :] * apart).sum(axis=(1, 2))
    chance = np.where(expected > 0, expected, np.nan)
    result: Floats = 1 - (margins.sum(axis=1) - 1) * observed / chance
    return result
