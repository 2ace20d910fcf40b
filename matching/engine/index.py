"""Stage 1's view of a gallery: binary cylinders as a structure of arrays.

The 6 x 52 bits of a cylinder fill five words of 64; with its weight it takes 42 bytes, 2.7 kB a
template of 64 cylinders and 1.5 kB at the 36 that a plain print has on average.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from matching.engine.bits import WORD, disc, gather, spread
from matching.engine.descriptor import LAYERS, Descriptor
from matching.engine.offsets import check_offsets, join_offsets, offsets_of, take
from matching.engine.params import DEFAULT, Params
from matching.engine.storage import open_arrays, save_arrays

PLANES = 5
FULL = 65_535  # the weight of a cylinder with one bit
KINDS = {"planes": ("<u8", 2), "weights": ("<u2", 1), "offsets": ("<i8", 1)}


@dataclass(frozen=True, eq=False)
class Index:
    """The cylinders of T templates, one after another.

    Attributes
    ----------
    planes : uint64, shape (5, N)
        Plane k holds word k of every cylinder.
    weights : uint16, shape (N,)
        ``FULL`` divided by the root of the number of set bits.
    offsets : int64, shape (T + 1,)
        Template t has the cylinders from ``offsets[t]`` up to ``offsets[t + 1]``.
    """

    planes: NDArray[np.uint64]
    weights: NDArray[np.uint16]
    offsets: NDArray[np.int64]

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit each other (ValueError)."""
        count = len(self.weights)
        if self.planes.shape != (PLANES, count):
            raise ValueError("An index has five planes and a weight for each cylinder.")
        check_offsets(self.offsets, count)

    @classmethod
    def build(cls, descriptors: Iterable[Descriptor], params: Params = DEFAULT) -> Self:
        """Index descriptors in the order given."""
        parts = [words(descriptor, params) for descriptor in descriptors]
        packed = np.concatenate([np.zeros((0, PLANES), np.uint64), *parts])
        offsets = offsets_of([len(part) for part in parts])
        return cls(np.ascontiguousarray(packed.T), weigh(packed), offsets)

    @classmethod
    def join(cls, indexes: Sequence[Self]) -> Self:
        """Put indexes one after another."""
        empty = np.zeros((PLANES, 0), np.uint64)
        planes = np.concatenate([empty, *(index.planes for index in indexes)], axis=1)
        weights = np.concatenate([np.zeros(0, np.uint16), *(index.weights for index in indexes)])
        return cls(planes, weights, join_offsets([index.offsets for index in indexes]))

    def take(self, rows: NDArray[np.int64]) -> Self:
        """Copy some templates, in the order of ``rows``."""
        kept, offsets = take(self.offsets, rows)
        return type(self)(np.ascontiguousarray(self.planes[:, kept]), self.weights[kept], offsets)

    def save(self, folder: Path) -> None:
        """Write a new folder, whole or not at all."""
        save_arrays(folder, {name: getattr(self, name) for name in KINDS})

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map what ``save`` wrote, read-only; ValueError if it is damaged."""
        return cls(**open_arrays(folder, KINDS))

    def __len__(self) -> int:
        """How many templates there are."""
        return len(self.offsets) - 1

    @property
    def nbytes(self) -> int:
        """How much memory the arrays take."""
        return self.planes.nbytes + self.weights.nbytes + self.offsets.nbytes


def words(descriptor: Descriptor, params: Params = DEFAULT) -> NDArray[np.uint64]:
    """Pack the cylinders that stage 1 compares, those with most bits, shape (K, 5)."""
    bits = spread(descriptor.bits[: params.scan_cylinders])[:, :, disc()]
    padded = np.zeros((len(bits), PLANES * WORD), np.uint8)
    used = LAYERS * len(disc())
    padded[:, :used] = bits.reshape(len(bits), used)
    return gather(padded.reshape(len(bits), PLANES, WORD))


def weigh(packed: NDArray[np.uint64]) -> NDArray[np.uint16]:
    """Return ``FULL`` over the root of each cylinder's number of set bits, shape (K,)."""
    set_bits = np.bitwise_count(packed).sum(axis=1, dtype=np.int64)
    weights: NDArray[np.uint16] = np.rint(FULL / np.sqrt(np.maximum(set_bits, 1))).astype("u2")
    return weights
