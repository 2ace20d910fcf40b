"""Smooth random fields: cubic B-splines over a coarse grid of random numbers."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def smooth_field(rng: np.random.Generator, shape: tuple[int, int], spacing: float) -> Floats:
    """Return a field of mean 0 and spread 1 that changes over about ``spacing`` pixels."""
    down, right = (_spline(side, spacing) for side in shape)
    field = down @ rng.standard_normal((down.shape[1], right.shape[1]), np.float32) @ right.T
    field -= field.mean()
    result: Floats = field / field.std()
    return result


def _spline(side: int, spacing: float) -> Floats:
    """Return the weight of each knot at each pixel, shape (side, knots)."""
    place = np.arange(side) / spacing
    knots = np.arange(-1, int(place[-1]) + 3)
    away = np.abs(place[:, None] - knots[None, :])
    inner = 2 / 3 - away**2 + away**3 / 2
    outer = np.clip(2 - away, 0, None) ** 3 / 6
    return np.where(away < 1, inner, outer).astype(np.float32)
