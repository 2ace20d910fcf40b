"""What was shown before, release by release, with true counts that only the secret can read."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from reports.disclosure.cube import BASE, Cube, Ints, Shown
from reports.disclosure.keyed import seal_count


class LedgerDamaged(ValueError):
    """The ledger and the secret do not belong together."""


@dataclass(frozen=True)
class Entry:
    """One cell of one release; `sealed` is the keyed digest of its true count, in hex."""

    key: str
    sealed: str
    shown: int


@dataclass(frozen=True, eq=False)
class Page:
    """The cells of one quarter in one release; a cell that is not there counted nobody."""

    quarter: str
    entries: tuple[Entry, ...]

    @cached_property
    def by_key(self) -> dict[str, Entry]:
        """The entries by cell key."""
        return {entry.key: entry for entry in self.entries}

    def shown_of(self, keys: list[str]) -> Ints:
        """The (n,) numbers that this release showed in these cells."""
        found = (self.by_key.get(key) for key in keys)
        return np.array([entry.shown if entry else 0 for entry in found], dtype=np.int64)

    def counts_of(self, keys: list[str], secret: bytes) -> Ints:
        """The (n,) true counts at this release.  LedgerDamaged where a digest fits no count."""
        found = (self.by_key.get(key) for key in keys)
        return np.array([_open(entry, secret) if entry else 0 for entry in found], dtype=np.int64)


def page_of(truth: Cube, shown: Shown, secret: bytes) -> Page:
    """What the ledger keeps of a release: the cells that count anybody.

    ValueError where the two are not cubes of the same cells.
    """
    if truth.keys != shown.keys:
        raise ValueError("The true and the shown counts are not of the same cells.")
    rows = zip(truth.keys, truth.counts.tolist(), shown.counts.tolist(), strict=True)
    entries = (Entry(key, seal_count(secret, key, n), seen) for key, n, seen in rows if n)
    return Page(truth.quarter, tuple(entries))


def _open(entry: Entry, secret: bytes) -> int:
    """The true count of an entry: a large one was shown, a small one is found by trial."""
    # The least first, for most small cells count one person.
    tried = [entry.shown] if entry.shown > BASE else [*range(1, BASE + 1), 0]
    for count in tried:
        if seal_count(secret, entry.key, count) == entry.sealed:
            return count
    raise LedgerDamaged(f"The digest of {entry.key} fits no count: another secret sealed it.")
