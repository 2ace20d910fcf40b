"""A figure of all units, its interval, and the reasons where there is none."""

import numpy as np

from reports.agreement.bootstrap import Resampling, Statistic
from reports.agreement.results import Agreement, Reason
from reports.agreement.tally import Tally


def measure(tally: Tally, statistic: Statistic, resampling: Resampling) -> Agreement:
    """The statistic of a tally as a result that never is nan."""
    units = int(tally.paired.sum())
    ratings = int(tally.raters[tally.paired].sum())
    if not units:
        return Agreement(Reason.NO_PAIRS, Reason.NO_PAIRS, units, ratings)
    value = float(statistic(tally, np.ones((1, len(tally.counts))))[0])
    if np.isnan(value):
        return Agreement(Reason.NO_VARIATION, Reason.NO_VARIATION, units, ratings)
    return Agreement(value, resampling.interval(tally, statistic, value), units, ratings)
