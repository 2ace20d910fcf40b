"""How rates differ between units: Poisson counts with Gamma heterogeneity.

O ~ NB(mean m * E, variance mu + a * mu**2): Clayton and Kaldor, *Empirical Bayes estimates of
age-standardized relative risks*, Biometrics 43, 1987.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from reports.statistics.review import negative_binomial as nb
from reports.statistics.review.counts import Flags, Floats, paired
from reports.statistics.review.truncation import maximum_likelihood, truncated_likelihood

LEAST_EXPECTED = 0.5  # a unit that expects fewer events says nothing about the spread
START = 0.1  # a
BOUNDS = [(-15.0, 15.0), (-18.0, 7.0)]  # of log m and log a; the least a is Poisson in effect


@dataclass(frozen=True)
class Heterogeneity:
    """Rates relative to expectation: a Gamma distribution between units."""

    mean: float  # m, the center line: O / E of a usual unit
    dispersion: float  # a, variance of the rates over m**2


@dataclass(frozen=True, eq=False)
class Counts:
    """A ``Family``: negative binomial counts, by log m and log a."""

    counts: Floats
    exposure: Floats

    def only(self, kept: Flags) -> "Counts":
        """Some of the units."""
        return Counts(self.counts[kept], self.exposure[kept])

    def log_pmf(self, parameters: Floats) -> Floats:
        """Logarithm of the probability of each unit's count."""
        mean, dispersion = np.exp(parameters)
        return nb.log_pmf(self.counts, mean * self.exposure, dispersion)

    def window(self, parameters: Floats, outside: float) -> tuple[Floats, Floats]:
        """Each unit's quantiles of ``outside`` and 1 - ``outside``."""
        mean, dispersion = np.exp(parameters)
        mu = mean * self.exposure
        return nb.quantile(outside, mu, dispersion), nb.quantile(1 - outside, mu, dispersion)

    def inside(self, low: Floats, high: Floats) -> Callable[[Floats], Floats]:
        """Probability from ``low`` to ``high`` as a function of log m and log a."""

        def probability(parameters: Floats) -> Floats:
            mean, dispersion = np.exp(parameters)
            mu = mean * self.exposure
            return nb.below(high, mu, dispersion) - nb.below(low - 1, mu, dispersion)

        return probability


def fit(observed: ArrayLike, expected: ArrayLike) -> Heterogeneity:
    """Maximum likelihood of m and a, from (units,) counts with E > 0.5.

    Raises ``ValueError`` as ``paired`` does, and where fewer than two units or no events remain.
    """
    family = _fit_for_use(observed, expected)
    return _model(maximum_likelihood(family, _start(family), BOUNDS))


def fit_truncated(observed: ArrayLike, expected: ArrayLike) -> Heterogeneity:
    """Truncated maximum likelihood of m and a, from (units,) counts with E > 0.5.

    Robust to the outliers that the review looks for.  Raises as ``fit`` does.
    """
    family = _fit_for_use(observed, expected)
    return _model(truncated_likelihood(family, _start(family), BOUNDS))


def _fit_for_use(observed: ArrayLike, expected: ArrayLike) -> Counts:
    counts, exposure = paired(observed, expected)
    use = exposure > LEAST_EXPECTED
    if use.sum() < 2:
        raise ValueError(f"Fewer than two units expect more than {LEAST_EXPECTED} events.")
    if not counts[use].any():
        raise ValueError("No events were observed, so there is no rate to fit.")
    return Counts(counts[use], exposure[use])


def _start(family: Counts) -> Floats:
    logs: Floats = np.log([family.counts.sum() / family.exposure.sum(), START])
    return logs


def _model(parameters: Floats) -> Heterogeneity:
    mean, dispersion = np.exp(parameters)
    return Heterogeneity(float(mean), float(dispersion))
