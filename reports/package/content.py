"""What a release says, as plain data: tables of named columns, and why a cell has no number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from reports.gaps import Gap


@dataclass(frozen=True)
class Symbol:
    """Why a cell has no value; `code` stands in its place, in brackets like no value."""

    code: str
    meaning: str


SYMBOLS = {gap: Symbol(gap.code, gap.meaning) for gap in Gap}
NOT_PARTICIPATING = SYMBOLS[Gap.NOT_PARTICIPATING]
NOT_REPORTED = SYMBOLS[Gap.NOT_REPORTED]
PROTECTED = SYMBOLS[Gap.PROTECTED]
NOT_APPLICABLE = SYMBOLS[Gap.NOT_APPLICABLE]

Cell = str | int | float | date | Symbol
Row = tuple[Cell, ...]


class Kind(StrEnum):
    """What the cells of a column are, by its name in Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True)
class Column:
    """A facet (`key`, one of those that name a row) or an indicator, and the symbols it may have.

    A code is a string, so that it keeps its leading zeros.
    """

    name: str
    kind: Kind
    description: str
    unit: str = ""
    symbols: tuple[Symbol, ...] = ()
    key: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of equal form, each named by its key columns; their order means nothing."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Correction:
    """A line of the corrections log: the version that corrects, its day, and why."""

    version: str
    day: date
    reason: str


@dataclass(frozen=True)
class Publisher:
    """Who publishes, where comments go, and on what terms the files may be used."""

    name: str
    mail: str
    license_name: str
    license_address: str


@dataclass(frozen=True)
class Release:
    """A version of a release; `address` is the folder's own for ever, with a slash at its end.

    `files` are more files by path, as charts.  `notice` is said in every description, as that
    all is invented.
    """

    name: str
    version: str
    title: str
    description: str
    first_day: date
    last_day: date
    cut_off: datetime
    published: date
    snapshot: str
    address: str
    publisher: Publisher
    tables: tuple[Table, ...]
    corrections: tuple[Correction, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    notice: str = ""
