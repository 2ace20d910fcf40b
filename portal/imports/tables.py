"""Bytes to rows of cells: everything that can be wrong with a file before its meaning."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

MB = 1024 * 1024
LIMIT = 20 * MB
FORMULA = ("=", "+", "-", "@")
# How a file that is no text in UTF-8 begins, and what it is.
MAGIC = {
    b"\xff\xfe": "The file is in UTF-16. Save it as CSV in UTF-8.",
    b"\xfe\xff": "The file is in UTF-16. Save it as CSV in UTF-8.",
    b"PK\x03\x04": "The file is a spreadsheet or a ZIP archive. Save the sheet as CSV in UTF-8.",
    b"\xd0\xcf\x11\xe0": "The file is an old Excel workbook. Save the sheet as CSV in UTF-8.",
    b"%PDF": "The file is a PDF. Send the table as CSV in UTF-8.",
    b"\x1f\x8b": "The file is compressed. Unpack it and send the CSV.",
}


class FileRefused(Exception):
    """The file cannot be read as a table; the message says why and what to do."""


@dataclass(frozen=True)
class Row:
    """One row: the line on which it begins, its cells by column, and what is wrong with them."""

    line: int
    cells: dict[str, str]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """The columns of a file in order, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(content: bytes) -> Table:
    """Read a comma-separated file in UTF-8, with or without a byte-order mark.

    Raises ``FileRefused``.  What is wrong with one row alone stands in the row.
    """
    text = _text(content)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = _columns(next(reader, []))
        rows, line = [], reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(_row(line, columns, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileRefused(f"Line {reader.line_num} is no CSV: {error}.") from None
    if not rows:
        raise FileRefused("The file has a header and no rows.")
    return Table(columns, tuple(rows))


def require_columns(table: Table, *, needed: Sequence[str], allowed: Sequence[str] = ()) -> None:
    """Refuse a table that lacks a needed column or has one that means nothing here."""
    if missing := [name for name in needed if name not in table.columns]:
        raise FileRefused(
            f"The header lacks {_listed(missing)}. It begins with: {', '.join(needed)}."
        )
    known = {*needed, *allowed}
    if strange := [name for name in table.columns if name not in known]:
        raise FileRefused(f"The header has {_listed(strange)}, which means nothing here.")


def _text(content: bytes) -> str:
    if not content.strip():
        raise FileRefused("The file is empty.")
    if len(content) > LIMIT:
        raise FileRefused(f"The file is larger than {LIMIT // MB} MB.")
    for magic, sentence in MAGIC.items():
        if content.startswith(magic):
            raise FileRefused(sentence)
    if (place := content.find(b"\0")) >= 0:
        line = content.count(b"\n", 0, place) + 1
        raise FileRefused(f"Line {line} holds a NUL byte: this is no text in UTF-8.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileRefused(
            f"Line {line} is not in UTF-8 (byte 0x{content[error.start]:02X}): the file may be in"
            " Latin-1 or Windows-1252. Save it as CSV in UTF-8."
        ) from None


def _columns(cells: Sequence[str]) -> tuple[str, ...]:
    names = tuple(cell.strip().lower() for cell in cells)
    if len(names) < 2:
        for sign, word in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if sign in "".join(names) or names == (f"sep={sign}",):
                raise FileRefused(f"The columns are separated by {word}. Use commas.")
        raise FileRefused("Line 1 is no header: it names fewer than two columns.")
    if "" in names:
        raise FileRefused(f"Column {names.index('') + 1} of the header has no name.")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise FileRefused(f"The header names {_listed(twice)} twice.")
    return names


def _row(line: int, columns: Sequence[str], cells: Sequence[str]) -> Row:
    if len(cells) != len(columns):
        counts = f"{len(cells)} cells where the header has {len(columns)}"
        return Row(line, {}, (f"The row has {counts}.",))
    named = {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
    problems = [f"{name}: {words}" for name, cell in named.items() if (words := _unfit(cell))]
    return Row(line, named, tuple(problems))


def _unfit(cell: str) -> str:
    if "\n" in cell or "\r" in cell:
        return "the cell holds a line break."
    if cell.startswith(FORMULA):
        return f"the cell begins with {cell[0]}, as a formula does."
    hidden = [sign for sign in cell if not sign.isprintable()]
    return f"the cell holds a sign that cannot be seen (U+{ord(hidden[0]):04X})." if hidden else ""


def _listed(names: Sequence[str]) -> str:
    return ("the column " if len(names) == 1 else "the columns ") + ", ".join(
        repr(name[:40]) for name in names
    )
