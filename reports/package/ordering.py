"""A table in its one order: rows by their keys, so that its bytes say nothing of a query."""

import re
from collections.abc import Sequence

from reports.package.content import Cell, Row, Table

# The end is taken by the columns that Parquet files have beside those with symbols.
NAME = re.compile(r"(?!.*_symbol$)[a-z][a-z0-9_]*")


class BadTable(ValueError):
    """A table whose rows cannot be told apart, or do not fit its columns."""


def keys_of(table: Table) -> tuple[int, ...]:
    """The positions of the columns that name a row.

    Raises ``BadTable`` where none does, and for names that are not plain or come twice.
    """
    found = tuple(place for place, column in enumerate(table.columns) if column.key)
    names = [column.name for column in table.columns]
    if not all(NAME.fullmatch(name) for name in (table.name, *names)):
        raise BadTable(f"{table.name}: a name is not plain, or ends with `_symbol`.")
    if not found or len(set(names)) < len(names):
        raise BadTable(f"{table.name}: no column names a row, or two have one name.")
    return found


def ordered(table: Table) -> list[Row]:
    """The rows (n, columns) by key.

    Raises ``BadTable`` for two rows of one key and for a row of another length.
    """
    keys = keys_of(table)
    if any(len(row) != len(table.columns) for row in table.rows):
        raise BadTable(f"{table.name}: a row has not one cell for each column.")
    named = {tuple(row[place] for place in keys): row for row in table.rows}
    if len(named) < len(table.rows):
        raise BadTable(f"{table.name}: two rows have one key.")
    try:
        return [named[key] for key in sorted(named)]
    except TypeError:
        raise BadTable(f"{table.name}: the keys of a column are of two kinds.") from None


def in_columns(table: Table) -> list[Sequence[Cell]]:
    """The cells of each column, in the order of the rows."""
    rows = ordered(table)
    return list(zip(*rows, strict=True)) if rows else [() for _ in table.columns]
