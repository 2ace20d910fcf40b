"""Counts of one quarter in inner cells, and the tables that are sums of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Strings = NDArray[np.str_]
Cell = tuple[str, str, str, str, int]

BASE = 5  # counts below it are protected
DIMENSIONS = ("county", "level", "group", "stage")
COUNTY = re.compile(r"[0-9]{5}")


@dataclass(frozen=True, eq=False)
class Table:
    """Sums of inner cells: `labels` (m, k) in the order of `by`, `values` (m,)."""

    by: tuple[str, ...]
    labels: Strings
    values: Ints


@dataclass(frozen=True, eq=False)
class Cube:
    """Counts by county (FIPS), offense level, group and stage; the stages are disjoint.

    `labels` is (n, 4) of text in the order of DIMENSIONS, its rows ascending and all different;
    `counts` is (n,) of persons.  A cell that is not there counts nobody.
    """

    quarter: str
    labels: Strings
    counts: Ints

    @classmethod
    def of(cls, quarter: str, cells: Iterable[Cell]) -> Self:
        """A cube of rows (county, level, group, stage, count) in any order.

        ValueError where a county is not five digits, a label is empty or holds the separator of
        keys, a count is negative or no integer, or a cell comes twice.
        """
        rows = sorted(cells)
        for *labels, count in rows:
            _check(labels, count)
        if any(a[:4] == b[:4] for a, b in pairwise(rows)):
            raise ValueError("A cell comes twice.")
        names = np.array([row[:4] for row in rows], dtype=np.str_).reshape(-1, 4)
        return cls(quarter, names, np.array([row[4] for row in rows], dtype=np.int64))

    @cached_property
    def keys(self) -> list[str]:
        """The (n,) keys of the cells: quarter and labels between bars."""
        return ["|".join((self.quarter, *row)) for row in self.labels.tolist()]

    @cached_property
    def columns(self) -> dict[str, tuple[Strings, Ints]]:
        """For each dimension, and for the state: its labels, ascending, and the (n,) codes."""
        named = {name: self.labels[:, at] for at, name in enumerate(DIMENSIONS)}
        named["state"] = named["county"].astype("U2")
        return {name: np.unique(column, return_inverse=True) for name, column in named.items()}

    def codes(self, by: Sequence[str]) -> tuple[Strings, Ints]:
        """The (m, k) labels that occur together in the dimensions `by`, and the (n,) codes."""
        mixed = np.zeros(len(self.counts), dtype=np.int64)
        for name in by:
            labels, codes = self.columns[name]
            mixed = mixed * len(labels) + codes
        _, first, codes = np.unique(mixed, return_index=True, return_inverse=True)
        parts = [self.columns[name][0][self.columns[name][1][first]] for name in by]
        empty = np.zeros((len(first), 0), dtype=np.str_)
        return (np.stack(parts, axis=1) if parts else empty), codes

    def table(self, by: Sequence[str]) -> Table:
        """The sums by the dimensions `by`, of DIMENSIONS and "state"; () is the whole nation."""
        labels, codes = self.codes(by)
        return Table(tuple(by), labels, sums(codes, self.counts, len(labels)))


class Shown(Cube):
    """Counts fit for the public: what is added up from here on, and never rounded again."""


def sums(codes: Ints, values: Ints, size: int) -> Ints:
    """The (size,) sums of `values` (n,) by their `codes` (n,)."""
    total = np.zeros(size, dtype=np.int64)
    np.add.at(total, codes, values)
    return total


def _check(labels: list[Any], count: Any) -> None:
    """Refuse a row that no cell may have."""
    if not COUNTY.fullmatch(labels[0]):
        raise ValueError("A county is five digits.")
    if any(not label or "|" in label for label in labels):
        raise ValueError("A label is not empty and holds no bar.")
    if not isinstance(count, int | np.integer) or isinstance(count, bool) or count < 0:
        raise ValueError("A count is an integer, zero or more.")
