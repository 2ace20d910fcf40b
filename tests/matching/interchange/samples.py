"""Synthetic prints and transactions for these tests; nothing here was anyone's finger."""

import datetime as dt
from functools import cache

import numpy as np
from numpy.typing import NDArray

from matching.engine.synth import impression, master
from matching.interchange import headers
from matching.interchange.impressions import Impression
from matching.interchange.positions import SLAPS
from matching.interchange.writer import Envelope, as_impression

Gray = NDArray[np.uint8]

ENVELOPE = Envelope(
    kind="CAR",
    date=dt.date(2026, 3, 14),
    ori="OH0990100",
    control_number="RVP-2026-000017",
    user_text={3: "synthetic"},
)


def waves(height: int = 300, width: int = 260) -> Gray:
    """A cheap pattern of ridges, nine pixels apart: enough for whatever does not extract."""
    rows, columns = np.mgrid[0:height, 0:width]
    phase = (columns + 0.5 * rows + 14 * np.sin(rows / 50)) * (2 * np.pi / 9)
    return (128 + 100 * np.sin(phase)).astype(np.uint8)


@cache
def finger(seed: int = 3) -> Gray:
    """A print with minutiae; a few seconds the first time."""
    return impression(master(seed), seed, hard=0.0)


def fingertip(height: int, width: int) -> Gray:
    """An oval of ridges on white paper."""
    rows, columns = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    return np.where(rows**2 + columns**2 < 1, waves(height, width), 250).astype(np.uint8)


def slap(tops: tuple[int, ...] = (160, 60, 40, 220), *, joints: bool = True) -> Gray:
    """A row of fingertips from left to right, with their second joints beneath them.

    `tops` are the rows at which the fingertips begin; each is 200 wide and 280 high.
    """
    image = np.full((1_000, 320 * len(tops) + 80), 250, np.uint8)
    for number, top in enumerate(tops):
        left = 80 + 320 * number
        image[top : top + 280, left : left + 200] = fingertip(280, 200)
        if joints:
            image[top + 320 : top + 520, left + 10 : left + 190] = waves(200, 180)
    return image


def prints(*positions: int, rolled: bool = False, compression: str = headers.PNG):
    """Impressions of these positions, slaps where the code is one."""
    return [
        as_impression(
            slap((100,) * len(SLAPS[p])) if p in SLAPS else waves(),
            p,
            rolled=rolled,
            compression=compression,
        )
        for p in positions
    ]


def only(impressions: list[Impression]) -> Impression:
    (one,) = impressions
    return one
