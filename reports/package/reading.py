"""The tables of a package from its own files, as an outsider reads them."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from reports.package.cells import cell_of
from reports.package.content import Column, Kind, Symbol, Table
from reports.package.pages import DATAPACKAGE


class NotReadable(ValueError):
    """Files that are no package of ours."""


def read_tables(files: Mapping[str, bytes]) -> tuple[Table, ...]:
    """The tables of a package that was verified, in their order.  Raises ``NotReadable``."""
    try:
        resources = json.loads(files[DATAPACKAGE])["resources"]
        return tuple(_table(one, files[one["path"]]) for one in resources)
    except (AttributeError, KeyError, TypeError, ValueError, csv.Error) as problem:
        raise NotReadable(f"This is no package: {problem}") from None


def _table(resource: Mapping[str, Any], file: bytes) -> Table:
    schema = resource["schema"]
    columns = tuple(_column(one, schema["primaryKey"]) for one in schema["fields"])
    heading, *rows = csv.reader(io.StringIO(file.decode(), newline=""))
    if heading != [column.name for column in columns]:
        raise NotReadable("The heading is not the one described.")
    cells = tuple(tuple(cell_of(*pair) for pair in zip(columns, row, strict=True)) for row in rows)
    name, title, about = resource["name"], resource["title"], resource["description"]
    return Table(name, title, about, columns, cells)


def _column(field: Mapping[str, Any], keys: list[str]) -> Column:
    symbols = tuple(Symbol(one["value"], one["label"]) for one in field["missingValues"])
    return Column(
        field["name"],
        Kind(field["type"]),
        field["description"],
        unit=field.get("unit", ""),
        symbols=symbols,
        key=field["name"] in keys,
    )
