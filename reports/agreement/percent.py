"""Per cent agreement: how often two raters of a unit agree, averaged over units."""

import numpy as np
from numpy.typing import ArrayLike

from reports.agreement.bootstrap import Resampling
from reports.agreement.measuring import measure
from reports.agreement.results import Agreement
from reports.agreement.tally import Floats, Tally, tally_of


def percent_agreement(ratings: ArrayLike, resampling: Resampling) -> Agreement:
    """The share, 0 to 1, of agreeing pairs of raters of a unit; each unit counts once.

    Of ratings (units, raters), nan where there is none.  A unit with fewer than two ratings is
    left out; NO_PAIRS where all are so.  ValueError as `tally_of` has it.
    """
    return measure(tally_of(ratings), shares, resampling)


def shares(tally: Tally, draws: Floats, weights: Floats | None = None) -> Floats:
    """The share (r,) of agreement in draws (r, n) of units, by weights (q, q) of near misses.

    nan where a draw has no unit with two ratings.  Gwet 2014, chapter 3.
    """
    kept = tally.paired
    counts, raters = tally.counts[kept], tally.raters[kept]
    near = counts if weights is None else counts @ weights
    agreeing = (counts * (near - 1)).sum(axis=1) / (raters * (raters - 1))
    times = draws[:, kept]
    units = times.sum(axis=1)
    result: Floats = (times @ agreeing) / np.where(units > 0, units, np.nan)
    return result
