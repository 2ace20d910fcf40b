import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.package.canonical import canonical
from reports.package.changes import changes_between
from reports.package.content import NOT_REPORTED, PROTECTED, Column, Kind, Table
from reports.package.proofs import is_published, prove_line
from reports.package.reading import NotReadable, read_tables
from tests.reports.package.test_building import make
from tests.reports.package.worlds import FLOW, RELEASE, corrected

names = st.text(
    st.characters(min_codepoint=48, max_codepoint=0x2FFF, exclude_categories=["Cs", "Co", "Cn"]),
    min_size=1,
    max_size=6,
).filter(lambda text: text.isprintable() and text == text.strip() and text[0] not in "=+-@[")
COLUMNS = (
    Column("place", Kind.STRING, "A place.", key=True),
    Column("day", Kind.DATE, "A day.", key=True),
    Column("count", Kind.INTEGER, "A count.", unit="persons", symbols=(PROTECTED,)),
    Column("rate", Kind.NUMBER, "A rate.", symbols=(PROTECTED, NOT_REPORTED)),
)
rows = st.lists(
    st.tuples(
        names,
        st.dates(),
        st.integers(-(2**50), 2**50) | st.just(PROTECTED),
        st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from(COLUMNS[3].symbols),
    ),
    max_size=5,
    unique_by=lambda row: row[:2],
)


@given(rows)
@settings(max_examples=40)
def test_what_is_built_is_read_again(made):
    table = Table("t", "T", "Of all kinds.", COLUMNS, tuple(sorted(made, key=lambda row: row[:2])))

    assert read_tables(make(replace(RELEASE, tables=(table,)))) == (table,)


def test_the_changes_of_two_packages_follow_from_their_files(files, second):
    (was,), (now, _revisions) = read_tables(files), read_tables(second)

    assert changes_between([was], [now]) == changes_between([FLOW], corrected()[0].tables)


@pytest.mark.parametrize(
    "broken",
    [
        {"datapackage.json": b"{"},
        {"datapackage.json": b"[]"},
        {"data/flow.csv": b"fips\n"},
        {"data/flow.csv": b"fips,level,county,bookings,rate,since\n01001,1\n"},
        {"data/flow.csv": b"fips,level,county,bookings,rate,since\n,1,a,1,1.0,[n]\n"},
        {"data/flow.csv": b"\xff"},
        {"data/flow.csv": b""},
    ],
)
def test_files_that_are_no_package_are_refused(files, broken):
    with pytest.raises(NotReadable):
        read_tables(files | broken)


def test_a_package_without_a_named_file_is_refused(files):
    package = json.loads(files["datapackage.json"])
    package["resources"][0]["path"] = "data/other.csv"

    with pytest.raises(NotReadable, match="other"):
        read_tables(files | {"datapackage.json": canonical(package)})


@pytest.mark.parametrize("index", range(7))
def test_each_line_is_proved_to_have_been_published(files, index):
    proof = prove_line(files, "data/flow.csv", index)

    assert proof.line == files["data/flow.csv"].split(b"\n")[index]
    assert is_published(proof, manifest=files["manifest.json"])


@pytest.mark.parametrize(
    "changed", [{"line": b"01001,1"}, {"index": 2}, {"path": "dictionary.csv"}, {"audit": ()},
                {"path": "data/flow.parquet"}, {"path": "data/none.csv"}],
)  # fmt: skip
def test_no_other_line_is(files, changed):
    proof = replace(prove_line(files, "data/flow.csv", 1), **changed)

    assert not is_published(proof, manifest=files["manifest.json"])
