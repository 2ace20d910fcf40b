"""Invented people as minutiae alone: cheap enough for galleries of many thousands."""

import math

import numpy as np
from numpy.typing import NDArray

from matching.engine.flow import Flow
from matching.engine.template import Template

SHAPE = (360, 300)
SPACING = 10.0  # pixels at least between two minutiae
Floats = NDArray[np.float64]


def synthetic_minutiae(seed: int) -> Template:
    """Return the template of finger ``seed``: 30 to 60 minutiae along a smooth ridge flow."""
    rng = np.random.default_rng(seed)
    flow = Flow.draw(rng, SHAPE)
    where = _scatter(rng, int(rng.integers(30, 61)))
    angle = flow.at(where[:, 0], where[:, 1]) + math.pi * rng.integers(0, 2, len(where))
    return _template(np.column_stack([where, angle]), rng)


def jitter(template: Template, seed: int, hard: float = 1.0) -> Template:
    """Return another impression of a template's finger.

    Turned, moved, stretched, each minutia a little off, some missing, some invented, and a part
    of the finger not pressed; ``hard`` 0 is not at all, 1 usual.
    """
    rng = np.random.default_rng(seed)
    kept = template.minutiae[rng.random(len(template.minutiae)) >= 0.12 * hard]
    height, width = template.height, template.width
    extra = rng.uniform((0, 0, -math.pi), (height, width, math.pi), (rng.poisson(3 * hard), 3))
    minutiae = np.concatenate([kept, extra])
    center = np.array([height, width]) / 2
    away = (minutiae[:, :2] - center - rng.normal(0, 20 * hard, 2)) / (0.52 * center * 2)
    minutiae = minutiae[(away**2).sum(axis=1) < 1]
    minutiae += rng.normal(0, (1.5, 1.5, math.radians(5)), minutiae.shape) * hard
    return _template(_pressed(minutiae, center, rng, hard), rng, (height, width))


def _scatter(rng: np.random.Generator, wanted: int) -> Floats:
    """Throw points into an oval, each at least ``SPACING`` from the others, shape (N, 2)."""
    center, radii = np.array(SHAPE) / 2, np.array(SHAPE) * 0.46
    thrown = rng.uniform(-1, 1, (20 * wanted, 2))
    thrown = thrown[(thrown**2).sum(axis=1) < 1] * radii + center
    kept = np.empty((0, 2))
    for point in thrown:
        if len(kept) == wanted:
            break
        if not len(kept) or ((kept - point) ** 2).sum(axis=1).min() >= SPACING**2:
            kept = np.vstack([kept, point])
    return kept


def _pressed(minutiae: Floats, center: Floats, rng: np.random.Generator, hard: float) -> Floats:
    """Stretch by long waves, turn about the center, and move."""
    phases = rng.uniform(0, 2 * math.pi, 2)
    wave = 3 * hard * np.sin(minutiae[:, 1::-1] / 60 + phases)
    rows, columns = (minutiae[:, :2] + wave - center).T
    turn, moved = rng.normal(0, math.radians(7) * hard), rng.normal(0, 12 * hard, 2)
    cosine, sine = math.cos(turn), math.sin(turn)
    turned = np.column_stack([cosine * rows - sine * columns, sine * rows + cosine * columns])
    return np.column_stack([turned + center + moved, minutiae[:, 2] + turn])


def _template(
    minutiae: Floats, rng: np.random.Generator, shape: tuple[int, int] = SHAPE
) -> Template:
    """Bring angles into -pi to pi and draw qualities."""
    minutiae[:, 2] = np.arctan2(np.sin(minutiae[:, 2]), np.cos(minutiae[:, 2]))
    quality = rng.integers(60, 100, len(minutiae)).astype(np.uint8)
    return Template(minutiae.astype(np.float32), quality, *shape)
