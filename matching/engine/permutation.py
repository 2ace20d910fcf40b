"""A keyed permutation of cylinder bits, so that a gallery's binary cylinders can be revoked.

Every cell moves to another cell, and within each cell the layers change places, the same way in
every cylinder of a gallery.  Scores count bits that two cylinders share cell by cell, so they
stay exactly what they were between descriptors permuted with one key, and fall to chance between
keys.  It covers the cylinders, not the minutiae beside them: those stay sealed in storage.
"""

import hashlib
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from matching.engine.bits import WORD, disc, gather, spread
from matching.engine.descriptor import LAYERS, Descriptor


def permute(descriptor: Descriptor, key: bytes) -> Descriptor:
    """Return the descriptor with its bits permuted as ``key`` says; minutiae stay.

    Raises
    ------
    ValueError
        The key has fewer than 16 bytes.
    """
    cells, layers = _orders(key)
    bits = spread(descriptor.bits)[:, layers, cells]
    valid = spread(descriptor.valid[:, None])[:, 0, cells]
    return Descriptor(gather(bits), gather(valid[:, None])[:, 0], descriptor.minutiae)


@lru_cache(maxsize=256)
def _orders(key: bytes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Derive from where each cell (64,), and each layer of each cell (6, 64), takes its bit.

    SHAKE-256 of the key gives one number a place; sorting the numbers gives the order.  Only the
    cells of the disc change places, so that the others stay empty.
    """
    if len(key) < 16:
        raise ValueError("A permutation key has at least 16 bytes.")
    count = WORD * (1 + LAYERS)
    stream = hashlib.shake_256(b"cylinder bits" + key).digest(8 * count)
    numbers = np.frombuffer(stream, "<u8").reshape(1 + LAYERS, WORD)
    cells = np.arange(WORD)
    cells[disc()] = disc()[np.argsort(numbers[0, disc()], kind="stable")]
    return cells, np.argsort(numbers[1:], axis=0, kind="stable")
