"""How long a CUSUM of standard normal steps runs until its alarm, on average.

The average run length L(x) from a sum of x solves an integral equation (Page 1954),

    L(x) = 1 + L(0) P(step <= k - x) + integral over 0 < y < h of L(y) density(y + k - x),

here by Gauss-Legendre quadrature (Vance, Journal of Quality Technology 18, 1986).
"""

import numpy as np
from scipy.special import ndtr

NODES = 60
ROOT_TAU = np.sqrt(2 * np.pi)


def one_sided(slack: float, limit: float, shift: float = 0.0) -> float:
    """Mean number of steps to an alarm above ``limit``, from 0, where steps have mean ``shift``.

    Raises ``ValueError`` unless limit > 0 and slack >= 0.
    """
    if limit <= 0 or slack < 0:
        raise ValueError("A run length needs a limit above 0 and a slack of at least 0.")
    roots, weights = np.polynomial.legendre.leggauss(NODES)
    y = np.append(0.0, (roots + 1) * limit / 2)
    step = y[None, 1:] + slack - shift - y[:, None]
    into = np.exp(-(step**2) / 2) / ROOT_TAU * weights * limit / 2
    back = ndtr(slack - shift - y)
    chances = np.column_stack([back, into])
    return float(np.linalg.solve(np.eye(len(y)) - chances, np.ones(len(y)))[0])


def two_sided(slack: float, limit: float, shift: float = 0.0) -> float:
    """The same of an upper and a lower CUSUM side by side: 1 / L = 1 / L+ + 1 / L-."""
    return 1 / (1 / one_sided(slack, limit, shift) + 1 / one_sided(slack, limit, -shift))
