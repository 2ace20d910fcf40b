"""Expected events: national rates of each stratum, weighted by a unit's own submissions.

Indirect standardization.  A stratum is an offense level and a group; denominators are arrests
that the unit submitted, never residents.
"""

import numpy as np
from numpy.typing import ArrayLike

from reports.statistics.review.counts import Floats, same_shape, whole


def national_rates(events: ArrayLike, submissions: ArrayLike) -> Floats:
    """Events per submission of each stratum, over all units: (units, strata) -> (strata,).

    0 for a stratum without submissions.  Raises ``ValueError`` where a cell has more events than
    submissions.
    """
    happened, submitted = whole("events", events), whole("submissions", submissions)
    same_shape(happened, submitted)
    if (happened > submitted).any():
        raise ValueError("A cell has more events than submissions.")
    total = submitted.sum(axis=0)
    rates: Floats = happened.sum(axis=0) / np.maximum(total, 1)
    return rates


def expected_counts(submissions: ArrayLike, rates: ArrayLike) -> Floats:
    """Sum each unit's submissions times the rates: (units, strata), (strata,) -> (units,)."""
    expected: Floats = whole("submissions", submissions) @ np.asarray(rates, np.float64)
    return expected
