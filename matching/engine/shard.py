"""The prints of one finger position: an index for stage 1, whole descriptors for stage 2."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from matching.engine.compare import compare_rows
from matching.engine.descriptor import LAYERS, Descriptor
from matching.engine.index import KINDS as INDEX_KINDS
from matching.engine.index import Index
from matching.engine.offsets import check_offsets, join_offsets, offsets_of, take
from matching.engine.params import DEFAULT, Params
from matching.engine.storage import open_arrays, save_arrays

KINDS = {
    "position": ("<i8", 0),
    "persons": ("<i8", 1),
    "bits": ("<u8", 2),
    "valid": ("<u8", 1),
    "minutiae": ("<f4", 2),
    "starts": ("<i8", 1),
}


@dataclass(frozen=True, eq=False)
class Shard:
    """T prints of one position.

    Attributes
    ----------
    position : int
    persons : int64, shape (T,)
        Whose print each row is.
    index : Index
        Of the same T prints.
    bits, valid, minutiae : uint64 (N, 6), uint64 (N,), float32 (N, 3)
        All cylinders, one print after another.
    starts : int64, shape (T + 1,)
        Row t has the cylinders from ``starts[t]`` up to ``starts[t + 1]``.
    """

    position: int
    persons: NDArray[np.int64]
    index: Index
    bits: NDArray[np.uint64]
    valid: NDArray[np.uint64]
    minutiae: NDArray[np.float32]
    starts: NDArray[np.int64]

    def __post_init__(self) -> None:
        """Refuse arrays that do not fit each other (ValueError)."""
        count = len(self.valid)
        if self.bits.shape != (count, LAYERS) or self.minutiae.shape != (count, 3):
            raise ValueError("Every cylinder has six layers, a mask and a minutia.")
        if not len(self.persons) == len(self.index) == len(self.starts) - 1:
            raise ValueError("Every print has one person and one place in the index.")
        check_offsets(self.starts, count)

    @classmethod
    def build(
        cls,
        position: int,
        persons: Sequence[int],
        descriptors: Sequence[Descriptor],
        params: Params = DEFAULT,
    ) -> Self:
        """Put descriptors one after another."""
        return cls(
            position,
            np.array(persons, np.int64),
            Index.build(descriptors, params),
            np.concatenate([np.zeros((0, LAYERS), np.uint64), *(d.bits for d in descriptors)]),
            np.concatenate([np.zeros(0, np.uint64), *(d.valid for d in descriptors)]),
            np.concatenate([np.zeros((0, 3), np.float32), *(d.minutiae for d in descriptors)]),
            offsets_of([len(d) for d in descriptors]),
        )

    @classmethod
    def join(cls, shards: Sequence[Self]) -> Self:
        """Put shards of one position one after another."""
        return cls(
            shards[0].position,
            np.concatenate([shard.persons for shard in shards]),
            Index.join([shard.index for shard in shards]),
            np.concatenate([shard.bits for shard in shards]),
            np.concatenate([shard.valid for shard in shards]),
            np.concatenate([shard.minutiae for shard in shards]),
            join_offsets([shard.starts for shard in shards]),
        )

    def without(self, persons: Sequence[int]) -> Self:
        """Copy the rows of everyone else."""
        rows = np.flatnonzero(~np.isin(self.persons, persons))
        kept, starts = take(self.starts, rows)
        return type(self)(
            self.position,
            self.persons[rows],
            self.index.take(rows),
            self.bits[kept],
            self.valid[kept],
            self.minutiae[kept],
            starts,
        )

    def save(self, folder: Path) -> None:
        """Write a new folder, whole or not at all."""
        own = {name: np.asarray(getattr(self, name)) for name in KINDS}
        save_arrays(folder, own | {name: getattr(self.index, name) for name in INDEX_KINDS})

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map what ``save`` wrote, read-only; ValueError if it is damaged."""
        own: dict[str, Any] = open_arrays(folder, KINDS)
        index = Index(**open_arrays(folder, INDEX_KINDS))
        return cls(index=index, **own | {"position": int(own["position"])})

    def compare(
        self, probe: Descriptor, rows: NDArray[np.int64], params: Params = DEFAULT
    ) -> NDArray[np.float32]:
        """Score a probe against some rows with stage 2, shape (R,)."""
        arrays = (self.bits, self.valid, self.minutiae)
        return compare_rows(probe, arrays, self.starts, rows, params)

    def __len__(self) -> int:
        """How many prints there are."""
        return len(self.persons)
