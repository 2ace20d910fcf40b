"""How rates differ between units: Poisson counts with Gamma heterogeneity, fitted robustly.

O ~ NB(mean m * E, variance mu + a * mu**2): Clayton and Kaldor, *Empirical Bayes estimates of
age-standardized relative risks*, Biometrics 43, 1987.  Outliers would widen the spread behind
which they then hide, so the fit is of the units in the middle, whose distribution is the same one
truncated.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize

from reports.statistics.review import negative_binomial as nb
from reports.statistics.review.counts import Flags, Floats, paired

LEAST_EXPECTED = 0.5  # a unit that expects fewer events says nothing about the spread
ROUNDS = 4  # of truncation
OUTSIDE = 0.05  # probability on each side beyond which a unit is left out of a round
SETTLED = 1e-4  # largest change of log m and log a that ends the rounds
BOUNDS = [(-15.0, 15.0), (-18.0, 7.0)]  # of log m and log a; the lowest a is Poisson in effect
SMALLEST = 1e-300  # probability whose logarithm still exists


@dataclass(frozen=True)
class Heterogeneity:
    """Rates relative to expectation: Gamma with this mean (m) and squared spread (a)."""

    mean: float  # m, the center line: O / E of a usual unit
    dispersion: float  # a, variance of the rates over m**2


def fit(observed: ArrayLike, expected: ArrayLike) -> Heterogeneity:
    """Maximum likelihood of m and a, from (units,) counts with E > 0.5.

    Raises ``ValueError`` as ``paired`` does, and where fewer than two units or no events remain.
    """
    return _model(_whole_fit(*_fit_for_use(observed, expected)))


def fit_truncated(observed: ArrayLike, expected: ArrayLike) -> Heterogeneity:
    """Truncated maximum likelihood of m and a, from (units,) counts with E > 0.5.

    Up to four rounds: keep the units between their own predictive 5 % and 95 % quantiles (l, u),
    maximize sum[log f(O) - log(F(u) - F(l - 1))].  Ends early where the estimates stand still, or
    where what is kept could not be fitted.  Raises as ``fit`` does.
    """
    counts, exposure = _fit_for_use(observed, expected)
    logs = _whole_fit(counts, exposure)
    for _ in range(ROUNDS):
        model = _model(logs)
        low, high = (
            nb.quantile(share, model.mean * exposure, model.dispersion)
            for share in (OUTSIDE, 1 - OUTSIDE)
        )
        kept = (low <= counts) & (counts <= high)
        if kept.sum() < 2 or not counts[kept].any():
            break
        before, logs = logs, _round(counts, exposure, low, high, kept, logs)
        if np.abs(logs - before).max() < SETTLED:
            break
    return _model(logs)


def _fit_for_use(observed: ArrayLike, expected: ArrayLike) -> tuple[Floats, Floats]:
    counts, exposure = paired(observed, expected)
    use = exposure > LEAST_EXPECTED
    if use.sum() < 2:
        raise ValueError(f"Fewer than two units expect more than {LEAST_EXPECTED} events.")
    if not counts[use].any():
        raise ValueError("No events were observed, so there is no rate to fit.")
    return counts[use], exposure[use]


def _whole_fit(counts: Floats, exposure: Floats) -> Floats:
    def surprise(logs: Floats) -> float:
        mean, dispersion = np.exp(logs)
        return -float(nb.log_pmf(counts, mean * exposure, dispersion).sum())

    return _least(surprise, np.log([counts.sum() / exposure.sum(), 0.1]), 1e-8)


def _round(
    counts: Floats, exposure: Floats, low: Floats, high: Floats, kept: Flags, start: Floats
) -> Floats:
    """One round's log m and log a, from the units that it keeps."""
    counts, exposure, low, high = counts[kept], exposure[kept], low[kept], high[kept]

    def surprise(logs: Floats) -> float:
        mean, dispersion = np.exp(logs)
        mu = mean * exposure
        inside = nb.below(high, mu, dispersion) - nb.below(low - 1, mu, dispersion)
        likely = nb.log_pmf(counts, mu, dispersion) - np.log(np.maximum(inside, SMALLEST))
        return -float(likely.sum())

    return _least(surprise, start, 1e-5)


def _least(surprise: Callable[[Floats], float], start: Floats, tolerance: float) -> Floats:
    options = {"xatol": tolerance, "fatol": tolerance, "maxiter": 2000}
    found = optimize.minimize(
        surprise, start, method="Nelder-Mead", bounds=BOUNDS, options=options
    )
    best: Floats = found.x
    return best


def _model(logs: Floats) -> Heterogeneity:
    mean, dispersion = np.exp(logs)
    return Heterogeneity(float(mean), float(dispersion))
