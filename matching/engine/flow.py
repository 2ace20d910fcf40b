"""The ridge flow of an invented finger: an angle at every point.

Zero-pole model of Sherlock and Monro, *A model for interpreting fingerprint topology*, Pattern
Recognition 26(7), 1993: the flow turns by half a turn around a loop's core and back around a
delta.  A few long waves bend it, so that no two fingers are alike.
"""

import math
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
PATTERNS = ("loop", "whorl", "arch")
SHARES = (0.66, 0.29, 0.05)  # of all fingers, roughly as in nature
WAVES = 5


@dataclass(frozen=True, eq=False)
class Flow:
    """Cores and deltas as (row, column) in pixels; ``rise`` is an arch's steepness, else 0."""

    cores: Floats
    deltas: Floats
    rise: float
    waves: Floats  # (WAVES, 4): height, two wave numbers a pixel, phase
    shape: tuple[int, int]

    @classmethod
    def draw(cls, rng: np.random.Generator, shape: tuple[int, int]) -> Self:
        """Invent the flow of one finger in an image of this shape."""
        height, width = shape
        middle = np.array([0.45 * height, 0.5 * width]) + rng.normal(0, (10, 8))
        pattern = rng.choice(PATTERNS, p=SHARES)
        sides = {"loop": (rng.choice([-1, 1]),), "whorl": (-1, 1), "arch": ()}[str(pattern)]
        deltas = [
            middle + np.array([rng.uniform(90, 130), side * rng.uniform(75, 110)])
            for side in sides
        ]
        apart = {1: (0.0,), 2: (-rng.uniform(8, 22), rng.uniform(8, 22)), 0: ()}[len(deltas)]
        cores = [middle + np.array([each, rng.normal(0, 4)]) for each in apart]
        rise = 0.0 if deltas else rng.uniform(0.7, 1.2)
        turns = rng.uniform(0, 2 * math.pi, WAVES)
        lengths = rng.uniform(120, 320, WAVES)
        waves = np.stack(
            [
                rng.uniform(0.03, 0.1, WAVES),
                *(2 * math.pi / lengths * part for part in (np.cos(turns), np.sin(turns))),
                rng.uniform(0, 2 * math.pi, WAVES),
            ],
            axis=1,
        )
        return cls(np.reshape(cores, (-1, 2)), np.reshape(deltas, (-1, 2)), rise, waves, shape)

    def at(self, row: NDArray[Any], column: NDArray[Any]) -> Floats:
        """Return the angle of the ridge at each point, counter-clockwise, modulo pi."""
        angle = np.zeros(np.broadcast(row, column).shape)
        for points, sign in ((self.cores, 0.5), (self.deltas, -0.5)):
            for where in points:
                angle -= sign * np.arctan2(row - where[0], column - where[1])
        if self.rise:
            steep = np.maximum(0, self.rise * (1 - 0.9 * row / self.shape[0]))
            angle += np.arctan(1.2 * steep * np.cos(math.pi * column / self.shape[1]))
        for height, down, right, phase in self.waves:
            angle += height * np.sin(down * row + right * column + phase)
        return angle
