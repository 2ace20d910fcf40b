"""Counts drawn from the model, for tests that want many units."""

from typing import NamedTuple

import numpy as np


class World(NamedTuple):
    observed: np.ndarray
    expected: np.ndarray


def a_world(units: int = 800, *, spread: float = 0.09, mean: float = 1.0, seed: int = 1) -> World:
    """Units, the largest first, whose rates are Gamma with this mean and squared spread."""
    rng = np.random.default_rng(seed)
    expected = np.sort(np.exp(rng.normal(2, 1.5, units)))[::-1]
    rates = rng.gamma(1 / spread, mean * spread, units)
    return World(rng.poisson(rates * expected).astype(float), expected)


def with_outliers(world: World, count: int, times: float) -> World:
    """The same, where the largest units have that many times their events."""
    observed = world.observed.copy()
    observed[:count] = np.round(observed[:count] * times)
    return World(observed, world.expected)
