"""One print of an invented finger, as a scanner would see it."""

import math

import numpy as np
from numpy.typing import NDArray

from matching.engine.smooth import smooth_field

Floats = NDArray[np.float32]
PAPER, INK = 235.0, 185.0  # gray levels


def impression(master: Floats, seed: int, hard: float = 1.0) -> NDArray[np.uint8]:
    """Press the finger once: 0 black ridge, 255 background, 500 ppi, the shape of ``master``.

    Parameters
    ----------
    master : float32, shape (H, W)
        Ridge pattern, -1 to 1.
    seed : int
        The same master and seed give the same image.
    hard : float, optional
        How far the print is turned, moved and distorted; 0 is not at all, 1 usual.
    """
    rng = np.random.default_rng(seed)
    rows, columns = _pressed(rng, master.shape, hard)
    ridges = _sample(master, rows, columns)
    ridges += rng.normal(0, 0.12) + 0.22 * hard * smooth_field(rng, master.shape, 3)
    ridges = np.tanh(2.2 * ridges)
    inked = _contact(rng, master.shape, hard) * _within(master.shape, rows, columns)
    image = PAPER - inked * (INK / 2 * (1 + 0.85 * ridges)) + rng.normal(0, 6, master.shape)
    return np.clip(np.rint(_soften(image)), 0, 255).astype(np.uint8)


def _pressed(
    rng: np.random.Generator, shape: tuple[int, ...], hard: float
) -> tuple[Floats, Floats]:
    """Return from where in the master each pixel comes: turned, moved, stretched."""
    height, width = shape
    turn, moved = rng.normal(0, math.radians(7) * hard), rng.normal(0, 12 * hard, 2)
    cosine, sine = math.cos(turn), math.sin(turn)
    down, right = np.mgrid[:height, :width].astype(np.float32)
    down, right = down - height / 2, right - width / 2
    rows = -sine * right + cosine * down + height / 2 + moved[0]
    columns = cosine * right + sine * down + width / 2 + moved[1]
    stretch = [2.2 * hard * smooth_field(rng, (height, width), 75) for _ in range(2)]
    return (rows + stretch[0]).astype(np.float32), (columns + stretch[1]).astype(np.float32)


def _sample(master: Floats, rows: Floats, columns: Floats) -> Floats:
    """Read the master between its pixels, bilinearly; its edge goes on outside."""
    top = np.clip(np.floor(rows), 0, master.shape[0] - 2).astype(np.intp)
    left = np.clip(np.floor(columns), 0, master.shape[1] - 2).astype(np.intp)
    down, right = np.clip(rows - top, 0, 1), np.clip(columns - left, 0, 1)
    place, wide, flat = top * master.shape[1] + left, master.shape[1], master.ravel()
    upper = flat[place] * (1 - right) + flat[place + 1] * right
    lower = flat[place + wide] * (1 - right) + flat[place + wide + 1] * right
    result: Floats = upper * (1 - down) + lower * down
    return result


def _within(shape: tuple[int, ...], rows: Floats, columns: Floats) -> NDArray[np.bool_]:
    """Tell which pixels come from inside the master."""
    inside: NDArray[np.bool_] = (rows >= 0) & (rows <= shape[0] - 1)
    return inside & (columns >= 0) & (columns <= shape[1] - 1)


def _contact(rng: np.random.Generator, shape: tuple[int, ...], hard: float) -> Floats:
    """Return where skin touches, 0 to 1: an uneven oval with dry patches."""
    height, width = shape
    center = np.array(shape) / 2 + rng.normal(0, 8 * hard, 2)
    radii = np.array([0.47 * height, 0.46 * width]) * rng.uniform(0.85, 1, 2)
    down, right = np.ogrid[:height, :width]
    oval = ((down - center[0]) / radii[0]) ** 2 + ((right - center[1]) / radii[1]) ** 2
    oval = oval + 0.06 * smooth_field(rng, (height, width), 12)
    dry = 2.3 - smooth_field(rng, (height, width), 9) * min(hard, 1.0)
    contact: Floats = np.clip((1 - oval) * 15, 0, 1) * np.clip(dry * 4, 0, 1)
    return contact


def _soften(image: NDArray[np.float64]) -> NDArray[np.float64]:
    """Blur by about half a pixel, as optics do."""
    for axis in (0, 1):
        before, after = np.roll(image, 1, axis), np.roll(image, -1, axis)
        image = 0.7 * image + 0.15 * (before + after)
    return image
