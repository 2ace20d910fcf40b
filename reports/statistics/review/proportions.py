"""The review of a share: events in trials, where a unit cannot have more events than trials.

Below a share of 0.2 the binomial is nearly Poisson and ``screen`` judges it with E = n * p; above,
a beta-binomial does, fitted around outliers by the same rule.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from reports.statistics.review import beta_binomial as bb
from reports.statistics.review.counts import Flags, Floats, same_shape, whole
from reports.statistics.review.heterogeneity import Heterogeneity
from reports.statistics.review.posterior import Rates, tails
from reports.statistics.review.screen import Screen, screen, side
from reports.statistics.review.tails import LEAST
from reports.statistics.review.truncation import truncated_likelihood

RARE = 0.2
START = 0.05  # 1 / M
BOUNDS = [(-15.0, 15.0), (-16.0, 7.0)]  # of logit p and log 1/M; the least 1/M is binomial


@dataclass(frozen=True, eq=False)
class Shares:
    """A ``Family``: beta-binomial counts, by logit p and log 1/M."""

    counts: Floats
    trials: Floats

    def only(self, kept: Flags) -> "Shares":
        """Some of the units."""
        return Shares(self.counts[kept], self.trials[kept])

    def log_pmf(self, parameters: Floats) -> Floats:
        """Logarithm of the probability of each unit's count."""
        return bb.log_pmf(self.counts, self.trials, *_share_and_precision(parameters))

    def window(self, parameters: Floats, outside: float) -> tuple[Floats, Floats]:
        """Each unit's quantiles of ``outside`` and 1 - ``outside``."""
        return bb.window(self.trials, *_share_and_precision(parameters), outside)

    def inside(self, low: Floats, high: Floats) -> Callable[[Floats], Floats]:
        """Probability from ``low`` to ``high`` as a function of logit p and log 1/M."""
        points, weights = bb.nodes_between(low, high)
        trials = self.trials[:, None]
        ways = bb.log_ways(points, trials)  # does not depend on the parameters

        def probability(parameters: Floats) -> Floats:
            drawn = bb.log_drawn(points, trials, *_share_and_precision(parameters))
            total: Floats = (np.exp(ways + drawn) * weights).sum(axis=1)
            return total

        return probability


def screen_shares(events: ArrayLike, trials: ArrayLike) -> Screen:
    """Fit, flag on both sides, and estimate, from (units,) counts.

    Rates, and the model, are relative to the share p of all units together.  Raises ``ValueError``
    for unfit counts, where a unit has more events than trials, and where there are no events, no
    trials without one, or fewer than two units with trials.
    """
    counts, tried = whole("events", events), whole("trials", trials)
    same_shape(counts, tried)
    if (counts > tried).any():
        raise ValueError("A unit has more events than trials.")
    if (tried > 0).sum() < 2 or not 0 < counts.sum() < tried.sum():
        raise ValueError("A share needs two units, and trials with and without the event.")
    share = float(counts.sum() / tried.sum())
    return screen(counts, tried * share) if share < RARE else _screen(counts, tried, share)


def fit_truncated(counts: Floats, trials: Floats) -> tuple[float, float]:
    """Truncated maximum likelihood of p and M, from the units with trials."""
    family = Shares(counts, trials).only(trials > 0)
    p = counts.sum() / trials.sum()
    start: Floats = np.array([special.logit(p), np.log(START)])
    return _share_and_precision(truncated_likelihood(family, start, BOUNDS))


def _screen(counts: Floats, trials: Floats, share: float) -> Screen:
    p, precision = fit_truncated(counts, trials)
    upper, lower = (np.clip(one, LEAST, 1.0) for one in bb.mid_p(counts, trials, p, precision))
    tested = trials > 0
    model = Heterogeneity(p / share, (1 - p) / p / (precision + 1))
    rates = _rates(counts, trials, p, precision, share)
    return Screen(model, side(upper, tested), side(lower, tested), rates)


def _rates(counts: Floats, trials: Floats, p: float, precision: float, share: float) -> Rates:
    """The share given the count is Beta(pM + O, (1 - p)M + n - O); 90 % of it, over ``share``."""
    a, b = p * precision + counts, (1 - p) * precision + trials - counts
    low, high = (special.betaincinv(a, b, end) / share for end in tails(0.9))
    return Rates(a / (a + b) / share, low, high)


def _share_and_precision(parameters: Floats) -> tuple[float, float]:
    return float(special.expit(parameters[0])), float(np.exp(-parameters[1]))
