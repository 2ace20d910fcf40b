"""The ridges of an invented finger, grown out of noise.

As in SFinGe (Cappelli, Maio and Maltoni, 2002): a bank of oriented filters, applied over and over
to sparse seeds, lets ridges grow along the flow; minutiae arise where they meet.  Each pixel
needs one filter of the bank, and only that one is applied.
"""

import math

import numpy as np
from numba import float32, int64, types
from numpy.typing import NDArray

from matching.engine.flow import Flow
from matching.engine.kernels import array, entry
from matching.engine.smooth import smooth_field

SHAPE = (380, 320)  # pixels at 500 ppi, 19 x 16 mm
ANGLES = 24
BROADER = (0.88, 1.0, 1.12)  # ridge frequency against the finger's own
REACH = 10  # pixels, of a filter to each side
LINE = 24  # numbers a line of a filter takes, the rest zero: fills whole registers
ROUNDS = 10

Floats = NDArray[np.float32]
Choice = NDArray[np.int64]


def master(seed: int, shape: tuple[int, int] = SHAPE) -> Floats:
    """Return the ridge pattern of finger ``seed``, -1 (valley) to 1 (ridge), of this shape."""
    rng = np.random.default_rng(seed)
    flow = Flow.draw(rng, shape)
    frequency = 1 / rng.uniform(8.3, 9.8)  # ridges a pixel
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    turn = np.rint(flow.at(rows, columns) / math.pi * ANGLES).astype(np.int64) % ANGLES
    width = np.clip(np.rint(1 + smooth_field(rng, shape, 80)), 0, 2).astype(np.int64)
    pattern = (0.02 * rng.standard_normal(shape)).astype(np.float32)
    pattern[rng.integers(0, shape[0], 60), rng.integers(0, shape[1], 60)] = 1
    bank, choice, grown = _bank(frequency), turn * len(BROADER) + width, np.empty_like(pattern)
    for _ in range(ROUNDS):
        around = np.pad(pattern, ((REACH, REACH), (REACH, LINE - REACH)))
        _filter(around, bank, choice, grown)
        pattern = np.tanh(grown / (0.9 * np.abs(grown).mean() + 1e-9), dtype=np.float32)
    return pattern


def _bank(frequency: float) -> Floats:
    """Return the filters, shape (angles x frequencies, 2 REACH + 1, LINE)."""
    down, right = np.mgrid[-REACH : REACH + 1, -REACH : REACH + 1].astype(np.float64)
    bank = np.zeros((ANGLES * len(BROADER), 2 * REACH + 1, LINE), np.float32)
    for number, kernel in enumerate(bank):
        angle = number // len(BROADER) * math.pi / ANGLES
        own = frequency * BROADER[number % len(BROADER)]
        across = right * math.sin(angle) + down * math.cos(angle)
        spread = np.exp(-(down**2 + right**2) / (2 * (0.42 / own) ** 2))
        wave = spread * np.cos(2 * math.pi * own * across)
        wave -= wave.mean()
        kernel[:, : 2 * REACH + 1] = wave / np.abs(wave).sum()
    return bank


@entry(
    types.void(array(float32, 2), array(float32, 3), array(int64, 2), float32[:, ::1]),
)
def _filter(around: Floats, bank: Floats, choice: Choice, grown: Floats) -> None:
    """Fill ``grown`` with each pixel's own filter applied to its surroundings."""
    sums = np.zeros(LINE, np.float32)
    for row in range(grown.shape[0]):
        for column in range(grown.shape[1]):
            kernel = bank[choice[row, column]]
            sums[:] = 0
            for down in range(2 * REACH + 1):
                for right in range(LINE):
                    sums[right] += around[row + down, column + right] * kernel[down, right]
            total = np.float32(0)
            for right in range(LINE):
                total += sums[right]
            grown[row, column] = total
