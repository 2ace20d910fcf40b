"""Every file that is no table is refused with a sentence of its own."""

import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.imports.tables import LIMIT, FileRefused, read_table, require_columns

GOOD = "fips,name\n39901,Riverton County\n"
REFUSED = {
    "nothing": (b"", "The file is empty."),
    "spaces": (b"  \n \n", "The file is empty."),
    "a mark alone": (b"\xef\xbb\xbf", "Line 1 is no header"),
    "a header alone": (b"fips,name\n", "a header and no rows"),
    "blank rows": (b"fips,name\n\n,\n", "a header and no rows"),
    "UTF-16": (GOOD.encode("utf-16"), "UTF-16"),
    "UTF-16 the other way": (b"\xfe\xff" + GOOD.encode("utf-16-be"), "UTF-16"),
    "Latin-1": ("fips,name\n35013,Doña Ana\n".encode("latin-1"), "Line 2 is not in UTF-8"),
    "a NUL": (b"fips,name\n39901,River\0ton\n", "Line 2 holds a NUL byte"),
    "a workbook": (b"PK\x03\x04....", "spreadsheet or a ZIP"),
    "an old workbook": (b"\xd0\xcf\x11\xe0....", "old Excel workbook"),
    "a PDF": (b"%PDF-1.4", "PDF"),
    "compressed": (b"\x1f\x8b\x08", "compressed"),
    "semicolons": (GOOD.replace(",", ";").encode(), "separated by semicolons. Use commas"),
    "tabs": (GOOD.replace(",", "\t").encode(), "separated by tabs"),
    "bars": (GOOD.replace(",", "|").encode(), "separated by bars"),
    "one column": (b"fips\n39901\n", "fewer than two columns"),
    "a column without name": (b"fips,,name\n1,2,3\n", "Column 2 of the header has no name"),
    "a column twice": (b"fips,name,FIPS\n1,2,3\n", "names the column 'fips' twice"),
    "an open quote": (b'fips,name\n39901,"Riverton\n', "is no CSV"),
    "a quote inside": (b'fips,name\n39901,"River"ton\n', "is no CSV"),
    "a huge cell": (b"fips,name\n1," + b"x" * 200_000, "is no CSV"),
    "too much": (b"x" * (LIMIT + 1), "larger than 20 MB"),
}
UNFIT = {
    "a formula": ("=1+1", "name: the cell begins with =, as a formula does."),
    "a command": ("@SUM(A1)", "begins with @"),
    "a minus": ("-5", "begins with -"),
    "a line break": ('"River\nton"', "name: the cell holds a line break."),
    "a carriage return": ('"River\rton"', "line break"),
    "a hidden sign": ("River\u200bton", "a sign that cannot be seen (U+200B)"),
    "a hard space": ("River\u00a0ton", "U+00A0"),
    "a turned text": ("\u202eRiverton", "U+202E"),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_table_is_refused_with_a_sentence(content, sentence):
    with pytest.raises(FileRefused) as refusal:
        read_table(content)

    assert sentence in str(refusal.value)


@pytest.mark.parametrize(("cell", "sentence"), UNFIT.values(), ids=UNFIT)
def test_a_cell_that_will_not_do_spoils_its_row_alone(cell, sentence):
    table = read_table(f"fips,name\n39901,{cell}\n39902,Lakeside\n".encode())

    assert sentence in table.rows[0].problems[0]
    assert table.rows[1].problems == ()


def test_a_row_of_another_length_is_told_by_its_counts():
    table = read_table(b"fips,name\n39901,Riverton,OH\n39902\n")

    assert [row.problems for row in table.rows] == [
        ("The row has 3 cells where the header has 2.",),
        ("The row has 1 cells where the header has 2.",),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_and_line_endings_change_nothing(mark, ending):
    table = read_table(mark + GOOD.replace("\n", ending).encode())

    assert table == read_table(GOOD.encode())


def test_lines_are_counted_through_blank_rows_and_breaks():
    table = read_table(b'fips,name\n\n1,a\n2,"b\nc"\n3,d\n')

    assert [row.line for row in table.rows] == [3, 4, 6]


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ("fips,name", "lacks the column 'state'"),
        ("name,code", "lacks the columns 'fips', 'state'"),
        ("fips,state,county", "has the column 'county', which means nothing here"),
    ],
)
def test_columns_that_lack_or_mean_nothing_are_named(columns, sentence):
    count = columns.count(",")
    table = read_table(f"{columns}\n1{',x' * count}\n".encode())

    with pytest.raises(FileRefused, match=sentence):
        require_columns(table, needed=("fips", "state"), allowed=("name",))


cells = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=20))
def test_what_was_written_is_read(rows):
    text = io.StringIO()
    csv.writer(text).writerows([("fips", "name"), *rows])

    table = read_table(text.getvalue().encode())

    assert [tuple(row.cells.values()) for row in table.rows] == rows


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(content):
    with contextlib.suppress(FileRefused):
        assert read_table(content).rows
