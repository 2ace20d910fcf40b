"""A file of agencies against the register, on plain values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.imports.agencies import GONE, plan_agencies
from portal.imports.county_names import Place
from portal.imports.plans import Outcome, backward
from portal.imports.tables import FileRefused, read_table
from tests.portal.imports.files import AGENCIES, POLICE, SHERIFF, agencies, written

PLACES = [
    Place("39901", "OH", "Riverton County"),
    Place("39902", "OH", "Lakeside County"),
    Place("31001", "NE", "Adams County"),
]


def plan(*rows, present=None, content=None):
    table = read_table(content or agencies(*rows))
    return plan_agencies(table, places=PLACES, present=present or {})


def row(**changes):
    return tuple({**dict(zip(AGENCIES, POLICE, strict=True)), **changes}.values())


def applied(present, plan):
    return {**present, **{line.key: line.after for line in plan.changes}}


PROBLEMS = {
    "a short ORI": ({"ori": "OH099"}, "'OH099' is not two capital letters and seven"),
    "a small ORI": ({"ori": "oh0990100"}, "is not two capital letters"),
    "no state": ({"state": "Ohio"}, "'Ohio' is no state"),
    "another state": ({"state": "PA"}, "begins with OH, and the state is PA"),
    "no name": ({"name": ""}, "The cell is empty"),
    "a long name": ({"name": "x" * 121}, "121 signs"),
}
SKIPPED = {
    "none": ({"county": ""}, "The file names no county."),
    "not available": ({"county": "n/a"}, "The file names no county."),
    "unknown": ({"county": "NOWHERE"}, "NOWHERE is no county of OH in the register."),
    "several": (
        {"county": "LAKESIDE; RIVERTON"},
        "The file names 2 counties: LAKESIDE; RIVERTON.",
    ),
    "no such state": ({"ori": "PRPPR0000", "state": "PR"}, "The register has no county of PR."),
}


@pytest.mark.parametrize(("changes", "sentence"), PROBLEMS.values(), ids=PROBLEMS)
def test_each_problem_of_a_row_has_its_sentence(changes, sentence):
    line = plan(row(**changes)).lines[0]

    assert line.outcome == Outcome.ERROR
    assert sentence in line.notes[0]


@pytest.mark.parametrize(("changes", "sentence"), SKIPPED.values(), ids=SKIPPED)
def test_an_agency_whose_county_cannot_be_told_is_skipped_with_the_reason(changes, sentence):
    made = plan(SHERIFF, row(**changes))

    assert (made.lines[1].outcome, made.lines[1].notes) == (Outcome.SKIPPED, (sentence,))
    assert made.fits


def test_an_ori_named_twice_is_told_with_the_first_line():
    assert plan(POLICE, SHERIFF, POLICE).lines[2].notes == ("Line 2 names ORI OH0990100 already.",)


def test_nebraska_begins_its_oris_with_nb():
    line = plan(row(ori="NB0010100", state="NE", county="ADAMS")).lines[0]

    assert line.after["place"] == "31001"


def test_of_several_counties_the_one_that_the_ori_number_stands_for_is_meant():
    same = [row(ori=f"OH0990{turn}00", county="RIVERTON") for turn in (3, 4)]

    line = plan(*same, row(ori="OH0990500", county="LAKESIDE; RIVERTON")).lines[2]

    assert (line.outcome, line.after["place"]) == (Outcome.CREATE, "39901")
    assert "Of 2 counties, Riverton County" in line.notes[0]


@pytest.mark.parametrize("others", [["RIVERTON"], ["RIVERTON", "RIVERTON", "LAKESIDE"]])
def test_a_number_that_few_share_or_some_contradict_stands_for_nothing(others):
    same = [row(ori=f"OH0990{turn}00", county=name) for turn, name in enumerate(others, 3)]

    line = plan(*same, row(ori="OH0990900", county="LAKESIDE; RIVERTON")).lines[-1]

    assert line.outcome == Outcome.SKIPPED


def test_a_code_beside_the_name_settles_it():
    columns, several = (*AGENCIES, "fips"), row(county="LAKESIDE; RIVERTON")

    good, bad = (
        plan(content=written(columns, (*several, fips))).lines[0] for fips in ("39902", "31001")
    )

    assert good.after["place"] == "39902"
    assert bad.notes == ("FIPS '31001' is no county of OH in the register.",)


def test_an_agency_keeps_its_county():
    present = applied({}, plan(POLICE))

    line = plan(row(county="LAKESIDE"), present=present).lines[0]

    assert line.outcome == Outcome.ERROR
    assert "OH0990100 is of 39901 in the register, and the file says 39902" in line.notes[0]


def test_columns_that_will_not_do_refuse_the_file():
    with pytest.raises(FileRefused, match="lacks the column 'county'"):
        plan(content=written(AGENCIES[:4], POLICE[:4]))


kinds = st.sampled_from(["City", "County", "Other"])
names = st.sampled_from(["Riverton Police", "Riverton Sheriff"])
rows = st.builds(
    lambda turn, name, kind: row(ori=f"OH0990{turn}00", name=name, type=kind),
    st.integers(1, 9),
    names,
    kinds,
)
files = st.lists(rows, min_size=1, max_size=6, unique_by=lambda row: row[0])


@given(files, files)
def test_a_file_that_was_applied_changes_nothing_and_its_undo_restores(first, second):
    before = applied({}, plan(*first))
    change = plan(*second, present=before)
    register = applied(before, change)

    back = {line.key: backward(line, gone=GONE).after for line in change.changes}
    restored = {ori: values for ori, values in {**register, **back}.items() if values["active"]}

    assert plan(*second, present=register).changes == ()
    assert restored == before
