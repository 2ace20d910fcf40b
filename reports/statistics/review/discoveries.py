"""Which of many small p-values to follow: the false-discovery rate.

Benjamini and Hochberg, *Controlling the false discovery rate*, JRSS B 57, 1995.
"""

import numpy as np
from numpy.typing import ArrayLike

from reports.statistics.review.counts import Floats


def q_values(p_values: ArrayLike) -> Floats:
    """Least false-discovery rate at which each of (tests,) p-values is followed.

    Following all with q <= r is the step-up procedure at rate r.  Empty gives empty.  Raises
    ``ValueError`` for what is no probability.
    """
    p: Floats = np.asarray(p_values, np.float64)
    if p.ndim != 1 or not ((p >= 0) & (p <= 1)).all():
        raise ValueError("The p-values must be one row of numbers from 0 to 1.")
    order = np.argsort(p)
    share = p[order] * p.size / np.arange(1, p.size + 1)
    q = np.empty(p.size)
    q[order] = np.minimum.accumulate(share[::-1])[::-1]
    return np.minimum(q, 1.0)
