"""The funnel plot: ratios against their precision, with additive over-dispersion.

Spiegelhalter, *Handling over-dispersion of performance indicators*, Quality and Safety in Health
Care 14, 2005; Spiegelhalter and others, *Statistical methods for healthcare regulation*, JRSS A
175, 2012.  Two forms: on the logarithm of O / E with the outer tenths dropped, as the Summary
Hospital-level Mortality Indicator (SHMI) has it, and on its root, winsorized, as the Care Quality
Commission (CQC) has it.  The funnel is a picture; flags come from ``screen``.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike
from scipy import special, stats

from reports.statistics.review.counts import Flags, Floats, paired
from reports.statistics.review.pooling import spread

OUTER = 0.1  # share of units at each end that does not inform the over-dispersion as it is
WARNING, ACTION = 1.96, 3.09  # limits, in standard deviations: two-sided 95 % and 99.8 %


class Form(Enum):
    """Scale on which a ratio is taken to be normal."""

    SHMI = "log"  # y = log(O / E), s = 1 / sqrt(E)
    CQC = "root"  # y = sqrt(O / E) - 1, s = 1 / (2 sqrt(E))


@dataclass(frozen=True, eq=False)
class Funnel:
    """One funnel: (units,) deviations, and the spread that units share beyond chance."""

    form: Form
    y: Floats
    s: Floats
    used: int  # units that inform phi
    phi: float  # mean of their z**2: 1 where there is nothing but chance
    tau_squared: float

    @property
    def z(self) -> Floats:
        """Deviations in standard deviations of chance alone, (units,)."""
        return self.y / self.s

    @property
    def adjusted_z(self) -> Floats:
        """Deviations in standard deviations of chance and shared spread, (units,)."""
        z: Floats = self.y / np.sqrt(self.s**2 + self.tau_squared)
        return z


def funnel(observed: ArrayLike, expected: ArrayLike, form: Form) -> Funnel:
    """Standardize (units,) ratios and estimate their over-dispersion.

    Raises ``ValueError`` as ``paired`` does, for a unit of which nothing is expected, for no unit
    at all, and in the SHMI form for a unit without events, whose ratio has no logarithm.
    """
    counts, exposure = paired(observed, expected)
    if not counts.size or (exposure == 0).any():
        raise ValueError("A funnel needs units of which events are expected.")
    if form is Form.SHMI:
        if (counts == 0).any():
            raise ValueError("A ratio of 0 has no logarithm: use the CQC form.")
        y, s = np.log(counts / exposure), 1 / np.sqrt(exposure)
        kept = _middle(y / s)
        z, errors = (y / s)[kept], s[kept]
    else:
        y, s = np.sqrt(counts / exposure) - 1, 1 / (2 * np.sqrt(exposure))
        z, errors = np.clip(y / s, *np.quantile(y / s, [OUTER, 1 - OUTER])), s
    phi = float(np.mean(z**2))
    return Funnel(form, y, s, z.size, phi, spread(z.size * phi, 1 / errors**2))


def limits(
    form: Form, expected: ArrayLike, tau_squared: float, deviations: float
) -> tuple[Floats, Floats]:
    """Lower and upper limit of O / E at each expected count > 0, any shape."""
    exposure = np.asarray(expected, np.float64)
    if form is Form.SHMI:
        reach = deviations * np.sqrt(1 / exposure + tau_squared)
        return np.exp(-reach), np.exp(reach)
    reach = deviations * np.sqrt(1 / (4 * exposure) + tau_squared)
    return np.maximum(1 - reach, 0) ** 2, (1 + reach) ** 2


def poisson_limits(expected: ArrayLike, coverage: float) -> tuple[Floats, Floats]:
    """Limits of O / E by chance alone, at each expected count > 0, exact (Garwood 1936)."""
    exposure = np.asarray(expected, np.float64)
    low = special.gammaincinv(exposure, (1 - coverage) / 2) / exposure
    high = special.gammaincinv(exposure + 1, (1 + coverage) / 2) / exposure
    return low, high


def _middle(z: Floats) -> Flags:
    """Units whose rank is neither in the first nor in the last tenth."""
    tenth = np.floor(stats.rankdata(z) / OUTER / (z.size + 1))
    kept: Flags = (tenth > 0) & (tenth < round(1 / OUTER) - 1)
    return kept
