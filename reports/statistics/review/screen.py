"""The review of one indicator: which units to look at, and how large their difference is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from reports.statistics.review import heterogeneity, posterior, tails
from reports.statistics.review.counts import Flags, Floats, paired
from reports.statistics.review.discoveries import q_values
from reports.statistics.review.heterogeneity import Heterogeneity

RATE = 0.05  # of false discoveries, per indicator and side


@dataclass(frozen=True, eq=False)
class Side:
    """One side of a screen: mid-p and q-values and flags, (units,) each.

    A unit of which nothing is expected is no test: its p is 1/2, its q is 1.
    """

    p: Floats
    q: Floats
    flagged: Flags


@dataclass(frozen=True, eq=False)
class Screen:
    """What the review says of every unit by one indicator."""

    model: Heterogeneity
    high: Side  # flags for review
    low: Side  # flags for data quality: events may be missing
    rates: posterior.Rates


def screen(observed: ArrayLike, expected: ArrayLike) -> Screen:
    """Fit, flag on both sides, and estimate, from (units,) counts.

    The center line is the fitted m, not 1.  Raises ``ValueError`` as ``fit_truncated`` does.
    """
    counts, exposure = paired(observed, expected)
    model = heterogeneity.fit_truncated(counts, exposure)
    tested = exposure > 0
    return Screen(
        model,
        side(tails.upper(counts, exposure, model), tested),
        side(tails.lower(counts, exposure, model), tested),
        posterior.rates(counts, exposure, model),
    )


def side(p: Floats, tested: Flags) -> Side:
    """Flag by Benjamini and Hochberg at 5 % among the units that are tested."""
    q = np.ones_like(p)
    q[tested] = q_values(p[tested])
    return Side(p, q, q <= RATE)
