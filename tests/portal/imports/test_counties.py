"""A file of counties against the register, on plain values."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.imports.counties import GONE, plan_counties
from portal.imports.plans import Outcome, backward
from portal.imports.tables import FileRefused, read_table
from tests.portal.imports.files import COUNTIES, LAKESIDE, RIVERTON, counties, written

AT = datetime(2012, 1, 1, 3, tzinfo=UTC)


def plan(*rows, present=None, content=None):
    table = read_table(content or counties(*rows))
    return plan_counties(table, present=present or {}, at=AT)


def applied(present, plan):
    return {**present, **{line.key: line.after for line in plan.changes}}


def undone(present, plan):
    back = (backward(line, gone=GONE) for line in plan.changes)
    return {**present, **{line.key: line.after for line in back}}


def listed(present):
    return {code: values for code, values in present.items() if values["listed"]}


def row(**changes):
    return tuple({**dict(zip(COUNTIES, RIVERTON, strict=True)), **changes}.values())


PROBLEMS = {
    "no zero": ({"fips": "1001", "state": "AL"}, "has lost its leading zero: write 01001"),
    "letters": ({"fips": "39A01"}, "is not five digits"),
    "other digits": ({"fips": "3990\u0661"}, "is not five digits"),
    "no state": ({"state": "ZZ"}, "'ZZ' is no state"),
    "small letters": ({"state": "oh"}, "two capital letters"),
    "another state": ({"state": "PA"}, "FIPS 39901 is not of PA, whose codes begin with 42"),
    "a whole state": ({"fips": "39000"}, "stands for a whole state"),
    "no name": ({"name": ""}, "The cell is empty"),
    "a long name": ({"name": "x" * 101}, "101 signs"),
    "an American date": ({"activated_on": "04/26/2011"}, "no date written as YYYY-MM-DD"),
    "no such day": ({"activated_on": "2011-02-30"}, "There is no day 2011-02-30"),
    "too early": ({"activated_on": "2008-10-26"}, "before the program began"),
    "to come": ({"activated_on": "2012-01-01"}, "2012-01-01 is still to come"),
    "commas": ({"population_2011": "5,000"}, "no whole number"),
    "half a person": ({"population_2011": "5.5"}, "no whole number"),
    "too many": ({"population_2011": "99999999999"}, "too large"),
    "more than all": ({"noncitizens_2011": "5001"}, "more noncitizens (5001) than people (5000)"),
}


@pytest.mark.parametrize(("changes", "sentence"), PROBLEMS.values(), ids=PROBLEMS)
def test_each_problem_of_a_row_has_its_sentence_and_line(changes, sentence):
    line = plan(LAKESIDE, row(**changes)).lines[1]

    assert (line.number, line.outcome) == (3, Outcome.ERROR)
    assert sentence in line.notes[0]


def test_a_code_named_twice_is_told_with_the_first_line():
    lines = plan(RIVERTON, LAKESIDE, RIVERTON).lines

    assert [line.outcome for line in lines] == ["create", "create", "error"]
    assert lines[2].notes == ("Line 2 names FIPS 39901 already.",)


@pytest.mark.parametrize(
    ("fips", "state", "heir"),
    [
        ("02201", "AK", "02198 Prince of Wales-Hyder"),
        ("02232", "AK", "02230 Skagway Municipality and 02105 Hoonah-Angoon"),
        ("02280", "AK", "02195 Petersburg Census Area and 02275 Wrangell"),
        ("51560", "VA", "51005 Alleghany County"),
        ("51780", "VA", "51083 Halifax County"),
        ("12025", "FL", "12086 Miami-Dade County"),
    ],
)
def test_a_retired_code_is_kept_and_its_successor_named(fips, state, heir):
    line = plan(row(fips=fips, state=state)).lines[0]

    assert line.outcome == Outcome.CREATE
    assert heir in line.notes[0]


def test_a_county_under_its_old_and_its_new_code_is_an_error():
    old, new = row(fips="46113", state="SD"), row(fips="46102", state="SD")
    present = applied({}, plan(old))

    assert [line.outcome for line in plan(old, new).lines] == ["error", "error"]
    assert "the register has" in plan(new, present=present).lines[0].notes[0]


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        (("fips", "state", "name"), "lacks the column 'activated_on'"),
        ((*COUNTIES, "population_2010"), "two columns of population"),
        ((*COUNTIES[:5], "noncitizens_2010"), "different years"),
        ((*COUNTIES[:5], "aliens_2011"), "means nothing here"),
    ],
)
def test_columns_that_will_not_do_refuse_the_file(columns, sentence):
    with pytest.raises(FileRefused, match=sentence):
        plan(content=written(columns, (RIVERTON * 2)[: len(columns)]))


def test_a_year_to_come_counted_nobody():
    columns = (*COUNTIES[:4], "population_2013")

    line = plan(content=written(columns, RIVERTON[:5])).lines[0]

    assert line.notes == ("Nobody was counted in 2013.",)


def test_a_county_begins_its_activation_with_its_own_day():
    western = row(fips="47901", state="TN", activated_on="2010-07-01")
    eastern = row(fips="47001", state="TN", activated_on="2010-07-01")

    starts = [line.after["activated_at"] for line in plan(western, eastern).lines]

    assert starts == ["2010-07-01T05:00:00+00:00", "2010-07-01T04:00:00+00:00"]


def test_an_activation_at_another_hour_of_the_day_is_left_alone():
    noon = {**plan(RIVERTON).lines[0].after, "activated_at": "2010-03-02T17:00:00+00:00"}

    assert plan(RIVERTON, present={"39901": noon}).lines[0].outcome == Outcome.UNCHANGED


def test_an_empty_cell_leaves_what_the_register_has():
    present = applied({}, plan(RIVERTON))
    bare = row(activated_on="", population_2011="", noncitizens_2011="")

    assert plan(bare, present=present).lines[0].outcome == Outcome.UNCHANGED


def test_figures_of_another_year_take_the_old_ones_away():
    present = applied({}, plan(RIVERTON))
    later = written((*COUNTIES[:4], "population_2012"), (*RIVERTON[:4], "5100"))

    after = plan(content=later, present=present).lines[0].after

    assert (after["population"], after["noncitizens"], after["counted_year"]) == (5100, None, 2012)


def test_the_program_and_the_states_are_founded_once():
    first = plan(RIVERTON, LAKESIDE)

    assert [line.key for line in first.founds] == ["US", "39"]
    assert plan(RIVERTON, present=applied({}, first)).founds == ()


days = st.dates(date(2008, 10, 27), date(2011, 12, 30)).map(str)
numbers = st.integers(0, 40).map(str) | st.just("")
rows = st.builds(
    lambda code, name, day, people, others: (f"47{code:03}", "TN", name, day, people, others),
    st.integers(1, 9),
    st.sampled_from(["A County", "B County"]),
    days | st.just(""),
    numbers.map(lambda people: people and str(int(people) + 40)),
    numbers,
)
files = st.lists(rows, min_size=1, max_size=6, unique_by=lambda row: row[0])


@given(files, files)
def test_a_file_that_was_applied_changes_nothing_more(first, second):
    register = applied({}, plan(*first))
    register = applied(register, plan(*second, present=register))

    again = plan(*second, present=register)

    assert {line.outcome for line in again.lines} == {Outcome.UNCHANGED}
    assert again.changes == ()


@given(files, files)
def test_an_undo_restores_what_was_listed(first, second):
    before = applied({}, plan(*first))
    change = plan(*second, present=before)

    after = undone(applied(before, change), change)

    assert listed(after) == before


@given(files)
def test_a_file_applies_again_after_its_undo(rows):
    first = plan(*rows)
    register = applied({}, first)

    gone = undone(register, first)
    second = plan(*rows, present=gone)

    assert listed(gone) == {}
    assert {line.outcome for line in second.lines} == {Outcome.CREATE}
    assert applied(gone, second) == register


@given(files)
def test_the_digest_knows_a_plan_by_what_it_writes(rows):
    assert plan(*rows).digest == plan(*rows).digest
    assert plan(*rows).digest != plan(*rows, present=applied({}, plan(*rows))).digest
