"""Words as single bits and back, and the cells that a cylinder's disc has."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

SIDE = 8
WORD = 64


def spread(words: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """Turn words (K, L) into single bits (K, L, 64), bit 0 first."""
    octets = np.ascontiguousarray(words, "<u8").view(np.uint8)
    return np.unpackbits(octets, axis=1, bitorder="little").reshape(*words.shape, WORD)


def gather(bits: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Turn single bits (K, L, 64) into words (K, L)."""
    octets = np.packbits(np.ascontiguousarray(bits), axis=-1, bitorder="little")
    return octets.view("<u8").astype(np.uint64).reshape(bits.shape[:2])


@lru_cache(maxsize=1)
def disc() -> NDArray[np.int64]:
    """Return the 52 cells of the 8 x 8 grid whose centers lie in its inscribed circle."""
    across = np.arange(SIDE) - (SIDE - 1) / 2
    inside = np.hypot(across[:, None], across[None, :]) <= SIDE / 2
    return np.flatnonzero(inside).astype(np.int64)
