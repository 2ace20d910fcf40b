"""The cells of a column: one way to write each, and no blank."""

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime

from reports.package.canonical import GREATEST
from reports.package.content import Cell, Column, Kind, Symbol

FORMULA = ("=", "+", "-", "@")  # what a spreadsheet would compute


class BadCell(ValueError):
    """A cell that its column cannot hold."""


def texts_of(column: Column, cells: Sequence[Cell]) -> list[str]:
    """The cells (n,) of a column as text (n,); a symbol is its code.

    Raises ``BadCell`` for a blank, for a cell of another kind, for a symbol that the column does
    not have, and for text that a spreadsheet or a reader of lines would take for something else.
    """
    write = _WRITERS[column.kind]
    try:
        return [_code(column, one) if isinstance(one, Symbol) else write(one) for one in cells]
    except BadCell as problem:
        raise BadCell(f"{column.name}: {problem}") from None


def cell_of(column: Column, text: str) -> Cell:
    """The cell that a text is in a column.  Raises ``BadCell``."""
    found = [symbol for symbol in column.symbols if symbol.code == text]
    if found:
        return found[0]
    try:
        cell = _READERS[column.kind](text)
    except ValueError:
        raise BadCell(f"{column.name}: {text!r} is no {column.kind}.") from None
    if texts_of(column, [cell]) != [text]:
        raise BadCell(f"{column.name}: {text!r} is not how a {column.kind} is written.")
    return cell


def values_of(cells: Sequence[Cell]) -> list[str | int | float | date | None]:
    """The cells (n,) with nothing in place of each symbol."""
    return [None if isinstance(one, Symbol) else one for one in cells]


def _code(column: Column, symbol: Symbol) -> str:
    if column.key or symbol not in column.symbols:
        raise BadCell(f"the symbol {symbol.code} is not of this column.")
    return symbol.code


def _string(cell: Cell) -> str:
    if not isinstance(cell, str) or not cell or cell != cell.strip():
        raise BadCell(f"{cell!r} is no text, or is blank at an end.")
    if not cell.isprintable() or cell.startswith(FORMULA) or cell.startswith("["):
        raise BadCell(f"{cell!r} would be taken for something else.")
    return cell


def _integer(cell: Cell) -> str:
    if not isinstance(cell, int) or isinstance(cell, bool) or abs(cell) > GREATEST:
        raise BadCell(f"{cell!r} is no whole number that every reader has.")
    return str(cell)


def _number(cell: Cell) -> str:
    if not isinstance(cell, float) or not math.isfinite(cell):
        raise BadCell(f"{cell!r} is no finite number with a fraction.")
    return repr(cell)


def _date(cell: Cell) -> str:
    if not isinstance(cell, date) or isinstance(cell, datetime):
        raise BadCell(f"{cell!r} is no day.")
    return cell.isoformat()


_WRITERS: dict[Kind, Callable[[Cell], str]] = {
    Kind.STRING: _string,
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
}
_READERS: dict[Kind, Callable[[str], Cell]] = {
    Kind.STRING: str,
    Kind.INTEGER: int,
    Kind.NUMBER: float,
    Kind.DATE: date.fromisoformat,
}
