import csv
import hashlib
import io
import json
from dataclasses import replace
from datetime import date

import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.package import columnar
from reports.package.cells import BadCell
from reports.package.columnar import as_parquet
from reports.package.content import PROTECTED, Column, Kind
from reports.package.delimited import as_csv
from reports.package.ordering import BadTable
from tests.reports.package.worlds import COLUMNS, FLOW, ROWS, with_rows


def parquet_rows(file):
    return pyarrow.parquet.read_table(io.BytesIO(file)).to_pylist()


@given(st.permutations(ROWS))
def test_the_order_of_rows_leaves_no_trace(rows):
    assert as_csv(with_rows(*rows)) == as_csv(FLOW)
    assert as_parquet(with_rows(*rows)) == as_parquet(FLOW)


def test_the_csv_has_a_heading_and_no_blank_cell():
    file = as_csv(FLOW)
    heading, *rows = csv.reader(io.StringIO(file.decode()))

    assert heading == [column.name for column in COLUMNS]
    assert rows[0] == ["01001", "1", "Autauga, Alabama", "120", "0.25", "2010-01-05"]
    assert rows[2] == ["06075", "1", "San Francisco", "[n]", "[z]", "[n]"]
    assert all(cell for row in rows for cell in row)
    assert b"\r" not in file


def test_every_row_is_one_line():
    assert as_csv(FLOW).count(b"\n") == 1 + len(ROWS)


def test_parquet_says_the_same_as_the_csv():
    symbols = {column.name for column in COLUMNS if column.symbols}
    rows = parquet_rows(as_parquet(FLOW))

    told = [
        [row[name] if row[name] is not None else row[f"{name}_symbol"] for name in row
         if not name.endswith("_symbol")]
        for row in rows
    ]  # fmt: skip

    written = [[str(cell) for cell in row] for row in told]
    assert written == list(csv.reader(io.StringIO(as_csv(FLOW).decode())))[1:]
    assert all((row[name] is None) != (row[f"{name}_symbol"] is None)
               for row in rows for name in symbols)  # fmt: skip


def test_parquet_keeps_kinds():
    first, _second, third, *_others = parquet_rows(as_parquet(FLOW))

    assert (first["fips"], first["bookings"], first["rate"]) == ("01001", 120, 0.25)
    assert (first["since"], first["since_symbol"]) == (date(2010, 1, 5), None)
    assert (third["bookings"], third["bookings_symbol"]) == (None, "[n]")


def test_parquet_says_nothing_of_the_library_s_version():
    file = as_parquet(FLOW)

    maker = pyarrow.parquet.read_metadata(io.BytesIO(file)).created_by

    assert maker == columnar.WRITER.decode()


def test_parquet_has_the_descriptions_in_itself():
    told = pyarrow.parquet.read_schema(io.BytesIO(as_parquet(FLOW))).metadata

    assert told[b"title"] == b"Bookings"
    assert json.loads(told[b"columns"])["bookings"] == "Bookings in the quarter."


def test_a_new_version_of_the_library_writes_the_bytes_of_the_old():
    """Where this fails, no release can be rebuilt to the byte with the library installed."""
    assert hashlib.sha256(as_parquet(FLOW)).hexdigest() == (
        "209531ad3bbbec663609fab4dc45b4f9c3ccd3d38be865b8d11c0a75c6be75e9"
    )


def test_a_text_of_the_writer_s_name_is_left_alone():
    name = f"parquet-cpp-arrow version {pyarrow.__version__}"
    (first, *others) = ROWS

    rows = parquet_rows(as_parquet(with_rows((*first[:2], name, *first[3:]), *others)))

    assert rows[0]["county"] == name


def test_an_empty_table_is_a_heading():
    assert as_csv(with_rows()) == b"fips,level,county,bookings,rate,since\n"
    assert parquet_rows(as_parquet(with_rows())) == []


@pytest.mark.parametrize("make", [as_csv, as_parquet])
@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (with_rows(*ROWS, ROWS[0]), "two rows have one key"),
        (with_rows(ROWS[0][:-1]), "not one cell for each column"),
        (with_rows(ROWS[0], (5, *ROWS[1][1:])), "of two kinds"),
        (replace(FLOW, columns=COLUMNS[2:], rows=()), "no column names a row"),
        (replace(FLOW, columns=(*COLUMNS, COLUMNS[0]), rows=()), "two have one name"),
        (replace(FLOW, name="../flow"), "a name is not plain"),
        (replace(FLOW, columns=(replace(COLUMNS[0], name="a_symbol"),)), "or ends with"),
        (replace(FLOW, columns=(Column("A b", Kind.STRING, "", key=True),)), "a name is not"),
    ],
)
def test_a_table_whose_rows_cannot_be_told_apart_is_refused(make, table, problem):
    with pytest.raises(BadTable, match=problem):
        make(table)


@pytest.mark.parametrize("make", [as_csv, as_parquet])
def test_a_symbol_that_a_column_does_not_have_is_refused(make):
    with pytest.raises(BadCell, match="bookings: the symbol"):
        make(with_rows((*ROWS[0][:3], PROTECTED, *ROWS[0][4:])))
