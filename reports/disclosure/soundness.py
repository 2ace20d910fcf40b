"""Numbers that no release may hold: small ones, and totals that are not sums of cells shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from reports.disclosure.cube import BASE, Cube, Flags, Shown, Table
from reports.disclosure.rounding import small

NAMED = 5  # cells that a finding names


@dataclass(frozen=True)
class Finding:
    """One reason against a release: the rule, a sentence, how many, and the first of them."""

    rule: str
    sentence: str
    number: int
    cells: tuple[str, ...]

    @classmethod
    def of(cls, rule: str, what: str, keys: Sequence[str], at_fault: Flags) -> Iterator[Self]:
        """One finding where any of the cells with these keys (n,) is at fault, or none."""
        if rows := np.flatnonzero(at_fault).tolist():
            named = tuple(keys[row] for row in rows[:NAMED])
            yield cls(rule, f"{len(rows)} cells are {what}.", len(rows), named)


def cells_at_fault(truth: Cube, shown: Shown) -> Iterator[Finding]:
    """Cells shown as 1 to 4, and cells shown as something that the rule does not make of them."""
    bad = small(shown.counts)
    yield from Finding.of("small-shown", "shown as a number from 1 to 4", shown.keys, bad)
    rounded = (shown.counts == 0) | (shown.counts == BASE)
    lawful = np.where(small(truth.counts), rounded, shown.counts == truth.counts)
    yield from Finding.of("not-by-rule", "not what the rule shows", shown.keys, ~lawful & ~bad)


def tables_at_fault(shown: Shown, tables: Sequence[Table]) -> Iterator[Finding]:
    """Printed numbers that are not the sum of the cells shown, and rows of nothing that is."""
    for table in tables:
        wrong = _wrong(shown.table(table.by), table)
        keys = ["|".join((shown.quarter, *name)) for name in table.labels[wrong].tolist()]
        yield from Finding.of("not-additive", "not the sum of cells shown", keys, wrong[wrong])


def _wrong(sums: Table, printed: Table) -> Flags:
    """Which rows (m,) that are printed are not among the sums."""
    if np.array_equal(sums.labels, printed.labels):
        differs: Flags = sums.values != printed.values
        return differs
    right = dict(zip(_names(sums), sums.values.tolist(), strict=True))
    rows = zip(_names(printed), printed.values.tolist(), strict=True)
    return np.array([right.get(name) != value for name, value in rows], dtype=bool)


def _names(table: Table) -> list[tuple[str, ...]]:
    """The labels of the rows of a table."""
    return [tuple(row) for row in table.labels.tolist()]
