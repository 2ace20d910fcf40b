"""What differs between two versions of a release, and what the new one may be called.

A facet, one of its values or an indicator that is gone breaks what others built on the release:
that is a major version.  A value revised, a row added or gone, or other words for a column are
a minor one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reports.package.content import Cell, Column, Kind, Row, Symbol, Table
from reports.package.ordering import keys_of

ABSENT = Symbol("[absent]", "There was or is no such row.")
ROW = "(row)"  # stands where a column's name would, for a row that came or went


class Level(StrEnum):
    """How much a new version changes."""

    NONE = "none"
    MINOR = "minor"
    MAJOR = "major"


@dataclass(frozen=True)
class Revision:
    """A cell that changed: the table, the row by its keys, the column, and both values."""

    table: str
    row: str
    column: str
    was: Cell
    became: Cell


@dataclass(frozen=True)
class Changes:
    """All that differs, in words, and the revisions cell by cell.

    `retold` are tables and columns that say the same of themselves in other words.
    """

    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()
    retold: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """How much that is."""
        if self.gone:
            return Level.MAJOR
        return Level.MINOR if self.new or self.revisions or self.retold else Level.NONE


def changes_between(earlier: Sequence[Table], later: Sequence[Table]) -> Changes:
    """What differs between the tables of two versions."""
    old = {table.name: table for table in earlier}
    new = {table.name: table for table in later}
    both = [(old[name], new[name]) for name in sorted(old.keys() & new.keys())]
    return Changes(
        gone=tuple(sorted(_parts(old) - _parts(new))),
        new=tuple(sorted(_parts(new) - _parts(old))),
        revisions=tuple(one for was, now in both for one in _revisions(was, now)),
        retold=tuple(one for was, now in both for one in _retold(was, now)),
    )


def next_version(version: str, changes: Changes) -> str:
    """The number of the version with these changes: `1.3` becomes `1.4` or `2.0`.

    ``ValueError`` where nothing changed: there is no version to make.
    """
    major, minor = map(int, version.split("."))
    if changes.level is Level.NONE:
        raise ValueError("Nothing changed.")
    return f"{major + 1}.0" if changes.level is Level.MAJOR else f"{major}.{minor + 1}"


def _parts(tables: dict[str, Table]) -> set[str]:
    """Tables, their columns with kind and unit, and the values of facets, in words."""
    found = {f"table {name}" for name in tables}
    for table in tables.values():
        keys = keys_of(table)
        for place, column in enumerate(table.columns):
            found.add(_named(table, column))
            if place in keys:
                values = {row[place] for row in table.rows}
                found |= {f"{table.name}: {column.name} {value}" for value in values}
    return found


def _named(table: Table, column: Column) -> str:
    part = "facet" if column.key else "indicator"
    unit = f" in {column.unit}" if column.unit else ""
    return f"{table.name}: {part} {column.name}, {column.kind}{unit}"


def _retold(earlier: Table, later: Table) -> Iterator[str]:
    if (earlier.title, earlier.description) != (later.title, later.description):
        yield f"table {later.name}"
    before = {column.name: column for column in earlier.columns}
    for column in later.columns:
        was = before.get(column.name, column)
        if (was.description, was.symbols) != (column.description, column.symbols):
            yield f"{later.name}: {column.name}"


def _revisions(earlier: Table, later: Table) -> Iterator[Revision]:
    old, new = _by_key(earlier), _by_key(later)
    before = {column.name: place for place, column in enumerate(earlier.columns)}
    for row in sorted(old.keys() | new.keys()):
        if row not in old or row not in new:
            was, became = (ABSENT, "present") if row in new else ("present", ABSENT)
            yield Revision(later.name, row, ROW, was, became)
            continue
        for place, column in enumerate(later.columns):
            if column.key or column.name not in before:
                continue
            cells = old[row][before[column.name]], new[row][place]
            if cells[0] != cells[1]:
                yield Revision(later.name, row, column.name, *cells)


def _by_key(table: Table) -> dict[str, Row]:
    """The rows by their keys in words, as `quarter=2011Q3 fips=01001`."""
    keys = keys_of(table)
    names = [table.columns[place].name for place in keys]
    return {
        " ".join(f"{name}={row[place]}" for name, place in zip(names, keys, strict=True)): row
        for row in table.rows
    }


REVISIONS = (
    Column("table", Kind.STRING, "The table.", key=True),
    Column("row", Kind.STRING, "The facets that name the row.", key=True),
    Column("column", Kind.STRING, f"The column, or {ROW} for a row that came or went.", key=True),
    Column("was", Kind.STRING, "What the earlier version shows.", symbols=(ABSENT,)),
    Column("became", Kind.STRING, "What this version shows.", symbols=(ABSENT,)),
)


def table_of(changes: Changes) -> Table:
    """Every revised cell as a table, published with the version that revises it."""
    rows = tuple(
        (one.table, one.row, one.column, _shown(one.was), _shown(one.became))
        for one in changes.revisions
    )
    about = "Every cell that differs from the version before."
    return Table("revisions", "Revised cells", about, REVISIONS, rows)


def _shown(cell: Cell) -> Cell:
    if cell is ABSENT:
        return cell
    return f"symbol {cell.code}" if isinstance(cell, Symbol) else f"value {cell}"
