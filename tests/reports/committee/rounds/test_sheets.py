"""A sheet tells what was done and never whose case it is or where: pure, and from real records."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reports.committee.rounds.sheet_words import pairs_of, stratum_words, time_words
from reports.committee.rounds.sheets import (
    BLINDING,
    STEPS,
    FactOf,
    OnRecord,
    intervals_of,
    rounded,
    sheet_of,
)
from reports.committee.rounds.strata import FRAMED, Stratum
from reports.statistics.stages import OVERDUE, Stage
from tests.reports.committee.rounds.worlds import cases_of

BOOKED = datetime(2026, 5, 4, 3, 17, tzinfo=UTC)
HOUR = timedelta(hours=1)
FACT = FactOf(
    level=2, stage=Stage.SERVED_COPY, county=39901, hours_over=0, complaint=1, sharing=50
)
RECORD = OnRecord(
    moments={"booked": BOOKED, "searched": BOOKED + HOUR, "matched": BOOKED + 30 * HOUR},
    charges=["5404", "2301", "6199", ""],
    response="REMOVABLE",
    standing="MAY_PROCEED",
    reasons=[("minor-traffic", 1, "UNKNOWN")],
    claims=[("VICTIM", "UPHELD")],
    circumstances=[("VICTIM_OR_WITNESS", "PRESENT"), ("PLAINTIFF", "PRESENT"), ("AGE", "PRESENT")],
)
COMMON = frozenset({"54", "23"})


def sheet(fact=FACT, record=RECORD, **changed):
    return sheet_of(replace(fact, **changed), record, common=COMMON)


def test_a_sheet_tells_what_was_done():
    assert sheet() == {
        "level": "LEVEL_2",
        "families": ["23", "54", "other"],
        "result": "DETAINER",
        "region": "MIDWEST",
        "complaint": "NO",
        "intervals": [["searched", "H", 0], ["matched", "H", 24]],
        "copy": "YES",
        "response": "REMOVABLE",
        "standing": "MAY_PROCEED",
        "reasons": [["minor-traffic", 1, "UNKNOWN"]],
        "claims": [["VICTIM", "UPHELD"]],
        "circumstances": [["VICTIM_OR_WITNESS", "PRESENT"]],
        "factors": 1,
    }


def test_an_invented_case_tells_what_its_fact_has():
    found = sheet(record=OnRecord(), stage=Stage.OVERDUE, hours_over=75)

    assert found == {
        "level": "LEVEL_2",
        "result": "OVERDUE",
        "region": "MIDWEST",
        "complaint": "NO",
        "hours_over": ["D", 3],
        "copy": "NO",
    }


@pytest.mark.parametrize(("sharing", "told"), [(19, False), (20, True)])
def test_a_region_is_told_where_twenty_cases_share_it(sharing, told):
    assert ("region" in sheet(sharing=sharing)) == told


def test_a_case_outside_the_four_regions_tells_none():
    assert "region" not in sheet(county=72001)


@pytest.mark.parametrize(
    ("hours", "told"),
    [(0, ["H", 0]), (5.9, ["H", 0]), (6, ["H", 6]), (47, ["H", 42]), (71, ["H", 66]),
     (72, ["D", 3]), (500, ["D", 20]), (-3, ["H", 0])],
)  # fmt: skip
def test_times_are_told_the_more_coarsely_the_longer_they_are(hours, told):
    assert rounded(hours * HOUR) == told


def test_each_step_is_told_by_the_time_since_the_one_on_record_before():
    moments = {"ended": BOOKED + 90 * HOUR, "booked": BOOKED, "issued": BOOKED + 10 * HOUR}

    assert intervals_of(moments) == [["issued", "H", 6], ["ended", "D", 3]]


@given(
    some.sampled_from(FRAMED),
    some.integers(0, 99999),
    some.integers(1, 4),
    some.dictionaries(some.sampled_from(STEPS), some.datetimes(timezones=some.just(UTC))),
)
def test_no_sheet_has_a_key_that_is_not_shown_or_tells_a_day_or_a_county(
    stage, county, level, moments
):
    hours = 30 if stage in OVERDUE else 0
    fact = FactOf(level, stage, county, hours, complaint=2, sharing=1)

    found = sheet_of(fact, OnRecord(moments=moments), common=COMMON)

    assert set(found) <= set(BLINDING)
    assert "region" not in found
    assert f"{county:05}" not in json.dumps(found)
    assert pairs_of(found)


def test_two_cases_that_differ_in_their_county_alone_have_the_same_sheet():
    assert sheet(county=39901) == sheet(county=17031)


def test_the_words_of_a_sheet_are_in_the_order_of_the_table(database):
    pairs = pairs_of({**sheet(), "county": "39901"})

    assert [pair["key"] for pair in pairs][:3] == [
        "Level as booked",
        "Charges as booked",
        "What came of it",
    ]
    assert "larceny, traffic, another one" in [pair["value"] for pair in pairs]
    assert "39901" not in str(pairs)


def test_a_rule_is_told_by_its_title(database):
    (told,) = [one["value"] for one in pairs_of(sheet()) if one["key"] == "Rules that spoke"]

    assert told.endswith(": unknown")
    assert "minor-traffic" not in told


@pytest.mark.parametrize(
    ("time", "words"),
    [(("H", 0), "less than 6 hours"), (("H", 6), "6 hours"), (("D", 1), "1 day")],
)
def test_a_time_is_told_in_words(time, words):
    assert time_words(*time) == words


def test_a_stratum_that_gave_up_what_it_says_tells_so():
    words = "several levels, several outcomes, several regions, complained of or not"

    assert stratum_words(Stratum(0, 0, 0, 0)) == words


def test_the_sheets_of_a_drawn_round_are_all_to_be_shown(drawn):
    sheets = [case.sheet for case in cases_of(drawn)]

    assert all(set(one) <= set(BLINDING) and pairs_of(one) for one in sheets)
    assert {one["result"] for one in sheets} <= {"DETAINER", "NO_ACTION", "OVERDUE", "CUSTODY"}


def test_a_region_is_told_by_how_many_cases_of_the_frame_share_it(drawn):
    told = {case.sheet["result"]: "region" in case.sheet for case in cases_of(drawn)}

    assert told.pop("NO_ACTION")
    assert not told.get("CUSTODY", False)
