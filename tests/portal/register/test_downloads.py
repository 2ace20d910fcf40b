"""The register as CSV and JSON."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.register import downloads
from portal.register.columns import EVENTS, PLACES, Column
from portal.register.moments import Moment
from tests.factories import LONG_AGO, NOON, event, takes_part

AT_NOON = Moment(instant=NOON)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_every_place_is_told_with_all_its_axes(riverton, ohio):
    asked = takes_part(riverton, "L2")
    event(riverton, "DISPUTE", concerns=asked, authority="the bureau", effective_at=LONG_AGO)

    rows = {row["code"]: row for row in read(downloads.places_csv(moment=AT_NOON))}

    county = rows["39901"]
    assert set(rows) == {"39", "39901", "US"}
    assert (county["flow"], county["request"]) == ("L2", "OPT_OUT")
    assert county["positions"] == "the bureau: DISPUTE"
    assert (county["because_event"], county["as_of"]) == (str(asked.pk), "2011-06-01T12:00:00Z")


def test_csv_and_json_hold_the_same(riverton, ohio):
    takes_part(riverton, "L1", reason='He said, "no".\nAnd so')

    for as_csv, as_json in (
        (downloads.places_csv(moment=AT_NOON), downloads.places_json(moment=AT_NOON)),
        (downloads.events_csv(), downloads.events_json()),
    ):
        plain = [
            {name: downloads.harmless(cell) for name, cell in row.items()}
            for row in json.loads(as_json)
        ]
        assert read(as_csv) == plain


def test_every_act_is_told_the_undone_ones_too(riverton):
    wrong = takes_part(riverton, "L2", citation="Res. 1", vote="5-0", body="Board")
    undo = event(riverton, "UNDO", concerns=wrong, effective_at=NOON)

    rows = {row["id"]: row for row in json.loads(downloads.events_json())}

    assert rows[wrong.pk]["undone_by"] == undo.pk
    assert rows[undo.pk]["concerns"] == wrong.pk
    assert (rows[wrong.pk]["citation"], rows[wrong.pk]["vote"]) == ("Res. 1", "5-0")
    assert rows[wrong.pk]["effective_at"] == "2009-01-01T00:00:00Z"


def test_a_place_that_is_not_listed_is_in_no_file(riverton):
    event(riverton, "ACTIVATION")
    riverton.listed = False
    riverton.save()

    assert b"39901" not in downloads.places_csv(moment=AT_NOON)
    assert json.loads(downloads.events_json()) == []


def test_no_persons_name_is_in_a_file(riverton):
    entry = event(riverton, "ACTIVATION", authority="x", instrument="NOTICE")

    for content in (downloads.events_json(), downloads.places_json(moment=AT_NOON)):
        assert entry.author.username.encode() not in content


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (-1, "-1"),
        (None, ""),
        (True, "true"),
        (0, "0"),
        ("a=1", "a=1"),
    ],
)
def test_no_cell_is_computed(cell, text):
    assert downloads.harmless(cell) == text


@given(st.lists(st.fixed_dictionaries({"a": TEXTS, "b": TEXTS}), min_size=1))
def test_any_text_survives_the_file(rows):
    class Row:
        def __init__(self, cells):
            self.__dict__ = cells

    columns = [Column("a", "", "a"), Column("b", "", "b")]

    read_back = read(downloads.as_csv(columns, map(Row, rows)))

    assert read_back == [{k: downloads.harmless(v) for k, v in row.items()} for row in rows]
    assert not any(cell.startswith(("=", "+", "-", "@")) for r in read_back for cell in r.values())


@pytest.mark.parametrize("columns", [PLACES, EVENTS], ids=["places", "events"])
def test_every_column_has_a_meaning_and_a_name_of_its_own(columns):
    names = [column.name for column in columns]

    assert len(set(names)) == len(names)
    assert all(str(column.meaning) for column in columns)
