from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.package.changes import (
    ABSENT,
    Level,
    Revision,
    changes_between,
    next_version,
    table_of,
)
from reports.package.content import NOT_PARTICIPATING, NOT_REPORTED, Column, Kind
from reports.package.delimited import as_csv
from tests.reports.package.worlds import COLUMNS, FLOW, ROWS, with_rows

first, *others = ROWS
NONE = changes_between([FLOW], [FLOW])


def without(name):
    place = [column.name for column in COLUMNS].index(name)
    rows = tuple(row[:place] + row[place + 1 :] for row in ROWS)
    return replace(FLOW, columns=COLUMNS[:place] + COLUMNS[place + 1 :], rows=rows)


def revised(**named):
    return replace(FLOW, columns=tuple(
        replace(column, **named) if column.name == "bookings" else column for column in COLUMNS
    ))  # fmt: skip


def test_equal_tables_differ_in_nothing():
    assert NONE.level is Level.NONE
    with pytest.raises(ValueError, match="Nothing changed"):
        next_version("1.0", NONE)


def test_a_revised_value_is_a_minor_change():
    now = with_rows((*first[:3], NOT_REPORTED, *first[4:]), *others)

    found = changes_between([FLOW], [now])

    assert found.revisions == (
        Revision("flow", "fips=01001 level=1", "bookings", 120, NOT_REPORTED),
    )
    assert found.level is Level.MINOR
    assert next_version("1.9", found) == "1.10"


def test_a_row_that_came_or_went_is_told_as_one():
    now = with_rows(*others, ("06075", 3, "San Francisco", 5, 1.0, NOT_PARTICIPATING))

    found = changes_between([with_rows(*ROWS)], [now])

    rows = [(one.row, one.was, one.became) for one in found.revisions]
    assert rows == [
        ("fips=01001 level=1", "present", ABSENT),
        ("fips=06075 level=3", ABSENT, "present"),
    ]
    assert found.new == ("flow: level 3",)
    assert found.level is Level.MINOR


@pytest.mark.parametrize(
    ("now", "gone"),
    [
        ([], "table flow"),
        ([without("rate")], "flow: indicator rate, number"),
        ([with_rows(*ROWS[2:])], "flow: fips 01001"),
        ([revised(unit="persons")], "flow: indicator bookings, integer in bookings"),
        ([replace(FLOW, name="stream")], "table flow"),
    ],
)
def test_what_others_built_on_is_a_major_change_when_gone(now, gone):
    found = changes_between([FLOW], now)

    assert gone in found.gone
    assert found.level is Level.MAJOR
    assert next_version("1.9", found) == "2.0"


def test_a_new_indicator_is_a_minor_change():
    found = changes_between([without("rate")], [FLOW])

    assert (found.new, found.gone, found.revisions) == (("flow: indicator rate, number",), (), ())
    assert found.level is Level.MINOR


@pytest.mark.parametrize(
    "now", [revised(description="Arrests."), revised(symbols=COLUMNS[3].symbols[:1])]
)
def test_other_words_for_a_column_are_a_minor_change(now):
    found = changes_between([FLOW], [now])

    assert found.retold == ("flow: bookings",)
    assert found.level is Level.MINOR


def test_other_words_for_a_table_are_a_minor_change():
    assert changes_between([FLOW], [replace(FLOW, title="Flow")]).retold == ("table flow",)


counts = st.lists(st.integers(0, 9), min_size=3, max_size=3)


def table_with(numbers):
    columns = (Column("k", Kind.INTEGER, "", key=True), Column("n", Kind.INTEGER, ""))
    return replace(FLOW, columns=columns, rows=tuple(enumerate(numbers)))


@given(counts, counts)
def test_the_revisions_lead_from_one_version_to_the_other(was, became):
    found = changes_between([table_with(was)], [table_with(became)])

    numbers = dict(enumerate(was))
    for one in found.revisions:
        assert numbers[int(one.row.removeprefix("k="))] == one.was
        numbers[int(one.row.removeprefix("k="))] = one.became
    assert list(numbers.values()) == became


@given(counts, counts)
def test_what_is_told_backward_is_the_reverse(was, became):
    there = changes_between([table_with(was)], [table_with(became)]).revisions
    back = changes_between([table_with(became)], [table_with(was)]).revisions

    assert back == tuple(replace(one, was=one.became, became=one.was) for one in there)


def test_a_revision_to_a_symbol_can_be_published():
    now = with_rows((*first[:3], NOT_REPORTED, *first[4:]), *others[1:])

    lines = as_csv(table_of(changes_between([FLOW], [now]))).decode().splitlines()

    assert lines[1:] == [
        "flow,fips=01001 level=1,bookings,value 120,symbol [x]",
        "flow,fips=01001 level=2,(row),value present,[absent]",
    ]
