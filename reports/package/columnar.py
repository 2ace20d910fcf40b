"""A table as Parquet, with the same bytes on every day and in every process.

A column that may have symbols is followed by one of its name and `_symbol`, which says why there
is no value and is null where there is one.  Columns are encoded by dictionary and not compressed:
what a compressor makes changes with its version.  The file's own metadata has the title and the
description of the table and, as JSON, those of its columns.
"""

import io

import pyarrow
import pyarrow.parquet

from reports.package.canonical import canonical
from reports.package.cells import texts_of, values_of
from reports.package.content import Cell, Column, Kind, Symbol, Table
from reports.package.ordering import in_columns

ROWS_IN_GROUP = 65_536
SUFFIX = "_symbol"
# The name of the writer that Parquet files carry.  It is kept at one version, because nothing
# else of a file changes from one version of the writer to the next.
WRITER = b"parquet-cpp-arrow version 26.0.0"
_TYPES = {
    Kind.STRING: pyarrow.string(),
    Kind.INTEGER: pyarrow.int64(),
    Kind.NUMBER: pyarrow.float64(),
    Kind.DATE: pyarrow.date32(),
}


class OtherWriter(RuntimeError):
    """The library names itself in a form that cannot be kept at one version."""


def as_parquet(table: Table) -> bytes:
    """The table as a file.  Raises ``BadCell``, ``BadTable`` and ``OtherWriter``."""
    arrays: dict[str, pyarrow.Array] = {}
    fields: list[pyarrow.Field] = []
    for column, cells in zip(table.columns, in_columns(table), strict=True):
        texts_of(column, cells)
        for name, kind, values in _parts(column, list(cells)):
            arrays[name] = pyarrow.array(values, kind)
            fields.append(pyarrow.field(name, kind, nullable=bool(column.symbols)))
    schema = pyarrow.schema(fields)
    out = io.BytesIO()
    with pyarrow.parquet.ParquetWriter(
        out,
        schema,
        compression="NONE",
        data_page_version="1.0",
        store_schema=False,
        use_dictionary=True,
        version="2.6",
    ) as writer:
        writer.write_table(pyarrow.table(arrays, schema=schema), ROWS_IN_GROUP)
        writer.add_key_value_metadata(_told(table))
    return _with_one_writer(out.getvalue())


def _told(table: Table) -> dict[str, bytes]:
    columns = canonical({column.name: column.description for column in table.columns})
    texts = {"title": table.title.encode(), "description": table.description.encode()}
    return {**texts, "columns": columns}


def _parts(column: Column, cells: list[Cell]) -> list[tuple[str, pyarrow.DataType, list[object]]]:
    parts = [(column.name, _TYPES[column.kind], list[object](values_of(cells)))]
    if column.symbols:
        codes = [one.code if isinstance(one, Symbol) else None for one in cells]
        parts.append((f"{column.name}{SUFFIX}", pyarrow.string(), list[object](codes)))
    return parts


def _with_one_writer(file: bytes) -> bytes:
    """The file with its writer's name at one version; it is the last text of the footer."""
    name, _, _version = WRITER.rpartition(b" ")
    written = name + b" " + pyarrow.__version__.encode()
    at = file.rfind(written)
    if at < 0 or len(written) != len(WRITER):
        raise OtherWriter(f"pyarrow {pyarrow.__version__} names itself in another form.")
    return file[:at] + WRITER + file[at + len(written) :]
