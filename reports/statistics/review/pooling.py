"""One effect over many units, and how far the units spread around it.

DerSimonian and Laird, *Meta-analysis in clinical trials*, Controlled Clinical Trials 7, 1986.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from reports.statistics.review.counts import Floats, same_shape


@dataclass(frozen=True)
class Pooled:
    """The mean of the units' effects and its standard error; the variance between units."""

    mean: float
    standard_error: float
    tau_squared: float


def pool(effects: ArrayLike, variances: ArrayLike) -> Pooled:
    """Pool (units,) effects by random effects; one unit alone has tau**2 = 0.

    Raises ``ValueError`` without units, and for an effect or a variance that is not finite or a
    variance that is not positive.
    """
    y: Floats = np.asarray(effects, np.float64)
    v: Floats = np.asarray(variances, np.float64)
    same_shape(y, v)
    if not y.size:
        raise ValueError("There are no effects to pool.")
    if not (np.isfinite(y) & np.isfinite(v) & (v > 0)).all():
        raise ValueError("Effects must be finite and their variances positive.")
    tau_squared = spread(_q(y, v), 1 / v)
    weights = 1 / (v + tau_squared)
    mean = (weights * y).sum() / weights.sum()
    return Pooled(float(mean), float(1 / np.sqrt(weights.sum())), tau_squared)


def spread(q: float, weights: Floats) -> float:
    """tau**2 by moments of Cochran's Q, from (units,) weights 1 / variance.

    0 where chance explains Q or there is but one unit.
    """
    n, total = weights.size, weights.sum()
    excess = q - (n - 1)
    if n < 2 or excess <= 0:
        return 0.0
    return float(excess / (total - (weights**2).sum() / total))


def _q(y: Floats, v: Floats) -> float:
    """Cochran's Q: squared distances from the common mean, in variances of chance."""
    mean = (y / v).sum() / (1 / v).sum()
    return float(((y - mean) ** 2 / v).sum())
