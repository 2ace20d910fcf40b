"""Who is enrolled: shards of one finger position each, memory-mapped and shared by workers.

A gallery is a list of shards, so that new enrolments are a small gallery of their own, joined to
the large one without copying it; ``compact`` makes one shard a position of many.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from matching.engine.descriptor import Descriptor
from matching.engine.params import DEFAULT, Params
from matching.engine.shard import Shard
from matching.engine.storage import whole

UNKNOWN = 0  # the position of a print of which nobody knows the finger
POSITIONS = range(11)  # ANSI/NIST-ITL: 1-5 right thumb to little finger, 6-10 left

Row = tuple[int, int, Descriptor]  # person, position, print


@dataclass(frozen=True, eq=False)
class Gallery:
    """The prints of many people."""

    shards: tuple[Shard, ...] = ()

    @classmethod
    def build(cls, rows: Iterable[Row], params: Params = DEFAULT) -> Self:
        """Enroll prints; a person may have several of one position.

        ValueError for a position that is not 0 (unknown) to 10.
        """
        groups: dict[int, tuple[list[int], list[Descriptor]]] = {}
        for person, position, descriptor in rows:
            if position not in POSITIONS:
                raise ValueError(f"No finger has the position {position}.")
            persons, descriptors = groups.setdefault(position, ([], []))
            persons.append(person)
            descriptors.append(descriptor)
        return cls(
            tuple(Shard.build(position, *groups[position], params) for position in sorted(groups))
        )

    @classmethod
    def join(cls, galleries: Iterable["Gallery"]) -> Self:
        """Search several galleries as one; a person in two of them is one person."""
        return cls(tuple(shard for gallery in galleries for shard in gallery.shards))

    def compact(self, without: Sequence[int] = ()) -> Self:
        """Copy into one shard a position, leaving out the people in ``without``."""
        found = sorted({shard.position for shard in self.shards})
        whole = [Shard.join([s for s in self.shards if s.position == place]) for place in found]
        return type(self)(tuple(shard.without(without) for shard in whole))

    def save(self, folder: Path) -> None:
        """Write a new folder with one folder a shard, whole or not at all.

        FileExistsError if the folder has content.
        """
        with whole(folder) as passing:
            for number, shard in enumerate(self.shards):
                shard.save(passing / f"{number:04d}-{shard.position:02d}")

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map what ``save`` wrote, read-only; ValueError if a shard is damaged.

        FileNotFoundError if there is no such folder.
        """
        names = sorted(each.name for each in folder.iterdir() if not each.name.startswith("."))
        return cls(tuple(Shard.open(folder / name) for name in names))

    @cached_property
    def persons(self) -> NDArray[np.int64]:
        """Everyone enrolled, once each, in the order of their numbers, shape (P,)."""
        return np.unique(
            np.concatenate([np.zeros(0, np.int64), *(s.persons for s in self.shards)])
        )

    @cached_property
    def places(self) -> tuple[NDArray[np.int64], ...]:
        """For each shard, where in ``persons`` the person of each row stands."""
        return tuple(np.searchsorted(self.persons, shard.persons) for shard in self.shards)

    def __len__(self) -> int:
        """How many prints are enrolled."""
        return sum(len(shard) for shard in self.shards)

    @property
    def nbytes(self) -> int:
        """How much memory stage 1 takes when all of it is in use."""
        return sum(shard.index.nbytes for shard in self.shards)
