"""A disparity of two groups within strata: the Mantel-Haenszel odds ratio.

Mantel and Haenszel, JNCI 22, 1959; variance by Robins, Breslow and Greenland, Biometrics 42, 1986,
which holds for a few large strata and for many small ones.

A table is (strata, 2, 2): rows are the group in question and the reference group, columns are
submissions with and without the event.  Leading axes are units.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from reports.statistics.review.counts import Flags, Floats, whole
from reports.statistics.review.posterior import tails

LEAST_EVENTS = 5  # in both groups together
LEAST_EXPECTED = 3  # in each group
CORRECTION = 0.5  # added to each cell where an odds ratio would be 0 or infinite


class OddsRatio(NamedTuple):
    """Odds ratios of units, each of the shape of the leading axes."""

    log: Floats
    variance: Floats
    corrected: Flags  # 1/2 was added to the cells

    def interval(self, share: float = 0.95) -> tuple[Floats, Floats]:
        """Limits of the odds ratio, normal on its logarithm."""
        reach = special.ndtri(tails(share)[1]) * np.sqrt(self.variance)
        return np.exp(self.log - reach), np.exp(self.log + reach)


def mantel_haenszel(tables: ArrayLike) -> OddsRatio:
    """Odds ratio over the strata of (..., strata, 2, 2) counts.

    Where all events of a unit are one group's the ratio would be 0 or infinite and the unit would
    escape: 1/2 is then added to each cell of the strata that have both groups (Haldane, Anscombe).
    NaN for a unit without such a stratum: it compares nothing.
    """
    cells = checked(tables)
    r, s = _products(cells)
    corrected: Flags = (r.sum(axis=-1) == 0) | (s.sum(axis=-1) == 0)
    both = (cells.sum(axis=-1) > 0).all(axis=-1)
    added = CORRECTION * (corrected[..., None] & both)
    log, variance = _ratio(cells + added[..., None, None])
    return OddsRatio(log, variance, corrected & both.any(axis=-1))


def eligible(tables: ArrayLike) -> Flags:
    """Units that can be judged: five events, and three expected in each group were they equal.

    Only strata that have both groups count: the others compare nothing.
    """
    cells = checked(tables)
    size = cells.sum(axis=-1)
    events = cells[..., 0].sum(axis=-1) * (size > 0).all(axis=-1)
    share = events / np.maximum(size.sum(axis=-1), 1)
    expected = (size * share[..., None]).sum(axis=-2)
    enough: Flags = events.sum(axis=-1) >= LEAST_EVENTS
    enough &= (expected >= LEAST_EXPECTED).all(axis=-1)
    return enough


def checked(tables: ArrayLike) -> Floats:
    """Counts of shape (..., strata, 2, 2); raises ``ValueError`` for another shape."""
    cells = whole("cells", tables)
    if cells.ndim < 3 or cells.shape[-2:] != (2, 2):
        raise ValueError("The tables must be of shape (..., strata, 2, 2).")
    return cells


def _products(cells: Floats) -> tuple[Floats, Floats]:
    """R = ad / n and S = bc / n of each stratum; an empty stratum has 0 of both."""
    n = np.maximum(cells.sum(axis=(-2, -1)), 1)
    return (
        cells[..., 0, 0] * cells[..., 1, 1] / n,
        cells[..., 0, 1] * cells[..., 1, 0] / n,
    )


def _ratio(cells: Floats) -> tuple[Floats, Floats]:
    """Logarithm of the ratio and its variance, NaN where nothing is compared."""
    n = np.maximum(cells.sum(axis=(-2, -1)), 1)
    p = (cells[..., 0, 0] + cells[..., 1, 1]) / n
    q = (cells[..., 0, 1] + cells[..., 1, 0]) / n
    r, s = _products(cells)
    with np.errstate(divide="ignore", invalid="ignore"):
        sum_r, sum_s = r.sum(axis=-1), s.sum(axis=-1)
        variance: Floats = (
            (p * r).sum(axis=-1) / sum_r**2
            + (p * s + q * r).sum(axis=-1) / (sum_r * sum_s)
            + (q * s).sum(axis=-1) / sum_s**2
        ) / 2
        log: Floats = np.log(sum_r) - np.log(sum_s)
    return log, variance
