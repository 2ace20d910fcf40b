"""Ranges one after another: T rows of unequal length in one array.

Row t has the places from ``offsets[t]`` up to ``offsets[t + 1]``; ``offsets`` is int64, shape
(T + 1,).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Offsets = NDArray[np.int64]


def check_offsets(offsets: Offsets, count: int) -> None:
    """Refuse offsets that do not rise from 0 to ``count`` (ValueError)."""
    if not len(offsets) or offsets[0] != 0 or offsets[-1] != count or (np.diff(offsets) < 0).any():
        raise ValueError("The offsets do not rise from nothing to the number of cylinders.")


def offsets_of(lengths: Sequence[int] | Offsets) -> Offsets:
    """Return the offsets of rows of these lengths."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)])


def join_offsets(parts: Sequence[Offsets]) -> Offsets:
    """Return the offsets of arrays put one after another."""
    return offsets_of(np.concatenate([np.zeros(0, np.int64), *(np.diff(part) for part in parts)]))


def take(offsets: Offsets, rows: Offsets) -> tuple[Offsets, Offsets]:
    """Return the places that some rows have, and the offsets of these rows alone."""
    lengths = np.diff(offsets)[rows]
    kept = offsets_of(lengths)
    shift = np.repeat(offsets[rows] - kept[:-1], lengths)
    return np.arange(kept[-1]) + shift, kept
