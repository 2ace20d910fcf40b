"""The public register: what a line says, and what it keeps back."""

import csv
import io

import pytest

from matching.voiding.models import Taken, WrongfulMatch
from matching.voiding.register import FEWEST_PLACES, state_of
from matching.voiding.selectors import unlooked, void_counts
from matching.voiding.states import LOOK_WITHIN
from matching.voiding.tables import register_csv
from tests.factories import county
from tests.matching.casework import casework
from tests.matching.detainers.steps import in_state
from tests.matching.factories import now
from tests.matching.voiding.steps import line_of, looked, voided

BEFORE = ["PLACE_TOLD", "CASE_OPENED", "QUERIED", "ANSWERED", "DECIDED", "DRAFTED"]
REACHED = {
    "DRAFT": [],
    "ISSUED": ["ISSUED"],
    "SERVED": ["ISSUED", "SERVED"],
    "RELEASE_DUE": ["ISSUED", "HELD"],
    "TRANSFERRED": ["ISSUED", "TRANSFERRED"],
}


@pytest.mark.parametrize("state", REACHED)
def test_a_line_says_how_far_the_match_had_carried(state, case, traffic_case, omar, jack, susan):
    in_state(state, case, traffic_case, omar, jack)

    assert line_of(voided(case.candidate_id, susan)).steps == BEFORE + REACHED[state]


def test_a_case_that_nobody_touched_was_only_opened(fresh_case, susan):
    assert line_of(voided(fresh_case.candidate_id, susan)).steps == ["PLACE_TOLD", "CASE_OPENED"]


def test_a_state_is_named_only_where_it_has_many_places(ohio, riverton, lakeside, program):
    assert state_of(riverton) == ""

    for number in range(FEWEST_PLACES - 2):
        county(ohio, f"3980{number}", f"Place {number}")

    assert [state_of(place) for place in (riverton, ohio, program)] == ["OH", "OH", ""]


def test_the_page_names_no_county_no_day_and_nobody(client, fresh_case, susan, riverton):
    void = voided(fresh_case.candidate_id, susan)

    page = client.get("/wrongful-matches/")

    words = page.content.decode()
    assert page.status_code == 200
    assert "The place was told of the match" in words
    for secret in (riverton.name, "39901", "susan", str(void.pk), str(void.booking_id)):
        assert secret not in words + register_csv()


def test_the_page_without_a_line_says_so(client, database):
    assert b"No match was voided so far" in client.get("/wrongful-matches/").content


def test_the_table_has_a_column_for_each_step(client, fresh_case, susan, saul):
    looked(voided(fresh_case.candidate_id, susan, found="COURT"), saul, "DISPUTED")

    (row,) = csv.DictReader(io.StringIO(client.get("/wrongful-matches/rows.csv").content.decode()))

    assert {name for name in Taken.values if row[name.lower()] == "1"} == {
        "PLACE_TOLD", "CASE_OPENED",
    }  # fmt: skip
    assert (row["number"], row["found"], row["second_look"]) == ("1", "COURT", "DISPUTED")


def test_every_line_is_shown_in_pages(client, database):
    with casework():
        WrongfulMatch.objects.bulk_create(
            WrongfulMatch(number=n, quarter="FY2011 Q3", gallery="CRIMINAL", found="OTHER")
            for n in range(1, 121)
        )

    assert b"120 wrongful matches" in client.get("/wrongful-matches/?page=3").content


def test_a_void_without_a_second_look_in_time_is_listed(fresh_case, susan, saul):
    void = voided(fresh_case.candidate_id, susan)

    with casework():
        assert list(unlooked(at=void.voided_at + LOOK_WITHIN)) == []
        late = list(unlooked(at=void.voided_at + LOOK_WITHIN * 2))
    assert late == [void]

    looked(void, saul)
    with casework():
        assert list(unlooked(at=void.voided_at + LOOK_WITHIN * 2)) == []


def test_voids_are_counted_by_place(fresh_case, susan, riverton):
    void = voided(fresh_case.candidate_id, susan)

    with casework():
        assert void_counts(since=void.voided_at, before=now()) == {riverton.pk: 1}
        assert void_counts(since=now(), before=now()) == {}
