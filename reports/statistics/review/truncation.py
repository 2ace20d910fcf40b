"""Maximum likelihood of the units in the middle, whatever the family of distributions.

Outliers would widen the spread behind which they then hide.  So units far out by the fit itself
are left out, and the rest is fitted as what it then is: a sample of the same distribution,
truncated.
"""

from collections.abc import Callable
from typing import Protocol, Self

import numpy as np
from scipy import optimize

from reports.statistics.review.counts import Flags, Floats

ROUNDS = 4
OUTSIDE = 0.05  # probability on each side beyond which a unit is left out of a round
EXACT, ROUGH = 1e-8, 1e-4  # tolerances of the whole fit and of a round
SETTLED = 1e-3  # largest change of a parameter that ends the rounds
SMALLEST = 1e-300  # probability whose logarithm still exists

Bounds = list[tuple[float, float]]


class Family(Protocol):
    """The counts of some units, and their distribution given two parameters of any scale."""

    @property
    def counts(self) -> Floats:
        """Events of each unit, (units,)."""
        ...

    def only(self, kept: Flags) -> Self:
        """The same family of some of the units."""
        ...

    def log_pmf(self, parameters: Floats) -> Floats:
        """Logarithm of the probability of each unit's count."""
        ...

    def window(self, parameters: Floats, outside: float) -> tuple[Floats, Floats]:
        """Each unit's predictive quantiles of ``outside`` and 1 - ``outside``."""
        ...

    def inside(self, low: Floats, high: Floats) -> Callable[[Floats], Floats]:
        """A function of the parameters: the probability from ``low`` to ``high``, both in."""
        ...


def maximum_likelihood(family: Family, start: Floats, bounds: Bounds) -> Floats:
    """Parameters under which all the counts are most likely."""
    return _least(lambda here: -float(family.log_pmf(here).sum()), start, bounds, EXACT)


def truncated_likelihood(family: Family, start: Floats, bounds: Bounds) -> Floats:
    """Parameters under which the counts in the middle are most likely, in up to four rounds.

    Each round keeps the units between their own predictive 5 % and 95 % quantiles (l, u) and
    maximizes sum[log f(O) - log(F(u) - F(l - 1))].  Ends early where the parameters stand still,
    or where what is kept could not be fitted: fewer than two units, or no events.
    """
    found = maximum_likelihood(family, start, bounds)
    for _ in range(ROUNDS):
        low, high = family.window(found, OUTSIDE)
        kept = (low <= family.counts) & (family.counts <= high)
        if kept.sum() < 2 or not family.counts[kept].any():
            break
        before, found = found, _round(family.only(kept), low[kept], high[kept], found, bounds)
        if np.abs(found - before).max() < SETTLED:
            break
    return found


def _round(family: Family, low: Floats, high: Floats, start: Floats, bounds: Bounds) -> Floats:
    inside = family.inside(low, high)

    def surprise(here: Floats) -> float:
        logs = family.log_pmf(here) - np.log(np.maximum(inside(here), SMALLEST))
        return -float(logs.sum())

    return _least(surprise, start, bounds, ROUGH)


def _least(
    surprise: Callable[[Floats], float], start: Floats, bounds: Bounds, tolerance: float
) -> Floats:
    options = {"xatol": tolerance, "fatol": tolerance, "maxiter": 2000}
    found = optimize.minimize(
        surprise, start, method="Nelder-Mead", bounds=bounds, options=options
    )
    best: Floats = found.x
    return best
