"""The convex hull of a print, as the lines that bound it."""

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]


def boundary(points: Points) -> Points:
    """Return the hull's edges as outward half-planes.

    Andrew's monotone chain.  A point p is inside, or within ``margin`` of an edge's line, when
    ``normal @ p + offset <= margin`` for every edge.  Points on one line have two edges, opposite
    to each other; fewer than two distinct points have none.

    Parameters
    ----------
    points : float64, shape (N, 2)

    Returns
    -------
    edges : float64, shape (E, 3)
        Unit normal (two numbers) and offset of each edge.
    """
    ordered = np.unique(points, axis=0)
    if len(ordered) < 2:
        return np.zeros((0, 3))
    corners = np.array(_chain(ordered)[:-1] + _chain(ordered[::-1])[:-1])
    along = np.roll(corners, -1, axis=0) - corners
    normal = np.stack([along[:, 1], -along[:, 0]], axis=1)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    return np.column_stack([normal, -(normal * corners).sum(axis=1)])


def _chain(ordered: Points) -> list[Points]:
    """Return the corners of one half of the hull, turning one way only."""
    chain: list[Points] = []
    for point in ordered:
        while len(chain) > 1 and _cross(chain[-1] - chain[-2], point - chain[-2]) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _cross(first: Points, second: Points) -> float:
    return float(first[0] * second[1] - first[1] * second[0])
