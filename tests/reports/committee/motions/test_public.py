"""What everybody reads of motions and votes, as pages and as files."""

import csv
import io
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reports.committee.motions.columns import VOTES
from reports.committee.seats.interests import recuse
from tests.portal.participation.desk import at_desk, words_of
from tests.reports.committee.meetings.worlds import goes, planned
from tests.reports.committee.motions.way import (
    MINUTE,
    NOW,
    TEXT,
    amended,
    closed,
    decided,
    moved,
    opened,
    says,
    seconded,
)
from tests.reports.committee.worlds import inside

LIST, FILE = "/committee/votes/", "/committee/votes/votes.csv"


def page_of(motion) -> str:
    return f"/committee/motions/{motion.pk}/"


def rows_of(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_before_anything_was_moved_the_list_says_so(client, database):
    assert "Nothing was moved yet" in words_of(client.get(LIST))


def test_a_motion_is_public_as_soon_as_it_is_moved(client, motion):
    assert TEXT in words_of(client.get(LIST))
    page = words_of(client.get(page_of(motion)))
    assert "Moved by Mabel" in page
    assert "There was no vote on it." in page


def test_a_meeting_has_its_own_list(client, motion, hearing, mabel):
    moved(hearing, mabel, "Of another meeting.")

    page = words_of(client.get(f"/committee/meetings/{motion.item.meeting_id}/motions/"))

    assert TEXT in page
    assert "Of another meeting." not in page
    assert client.get(f"/committee/meetings/{uuid4()}/motions/").status_code == 404


def test_a_meeting_that_is_planned_has_no_public_list(client, sybil, committee):
    meeting = planned(sybil)

    assert client.get(f"/committee/meetings/{meeting.pk}/motions/").status_code == 404


def test_a_meeting_without_motions_says_so(client, meeting):
    page = client.get(f"/committee/meetings/{meeting.pk}/motions/")

    assert "Nothing was moved at this meeting." in words_of(page)


def test_the_page_names_each_vote_with_its_reason_and_who_is_recused(
    client, hearing, mabel, mina, milo, sybil
):
    motion = opened(hearing, mabel, mina, sybil)
    says(motion, mabel, "YES", reason="It is time.")
    decided(motion, {mina: "YES", milo: "NO"}, sybil)

    page = words_of(client.get(page_of(motion)))

    assert "It is time." in page
    assert "RecusedIt is about the member's own jurisdiction" in page
    assert "5 of 5 that could act on the item" in page
    assert "Carried" in page


def test_while_the_vote_is_open_nobody_reads_how_anybody_voted(client, vote, mabel, mina):
    says(vote, mabel, "NO", reason="A secret until the close.")

    page = words_of(client.get(page_of(vote)))
    files = [client.get(FILE), client.get(f"{page_of(vote)}votes.csv")]

    assert "A secret" not in page
    assert "The vote is open" in page
    assert rows_of(files[0]) == []
    assert files[1].status_code == 404


def test_the_page_shows_amendments_and_how_it_was_moved(client, item, mabel, mina, milo, sybil):
    motion = seconded(item, mabel, mina)
    amended(motion, milo, "Weekly figures.")

    page = client.get(page_of(motion))

    assert "Moved by Milo" in words_of(page)
    assert "Weekly figures." in words_of(page)


def test_a_recused_member_reads_the_public_page_as_anybody_does(hearing, mabel, marco):
    motion = moved(hearing, mabel)

    assert at_desk(marco).get(page_of(motion)).status_code == 200


def test_the_file_has_a_row_for_each_seat_on_the_roll(client, hearing, mabel, mina, sybil):
    motion = opened(hearing, mabel, mina, sybil)
    says(motion, mabel, "YES", reason="It is time.")
    closed(motion, sybil)

    rows = rows_of(client.get(f"{page_of(motion)}votes.csv"))

    by_name = {row["name"]: row for row in rows}
    assert list(rows[0]) == [column.name for column in VOTES]
    assert len(rows) == 6
    assert (by_name["Mabel"]["vote"], by_name["Mabel"]["counts"]) == ("YES", "true")
    assert (by_name["Marco"]["standing"], by_name["Marco"]["cause"]) == ("RECUSED", "HOME")
    assert by_name["Mina"]["vote"] == ""
    assert {row["result"] for row in rows} == {"CARRIED"}


def test_anybody_counts_the_same_from_the_file(
    client, vote, meeting, committee, mabel, mina, milo, sybil
):
    for person, choice in ((mabel, "YES"), (mina, "YES"), (milo, "NO")):
        says(vote, person, choice)
    goes(meeting, committee["milo"], sybil, at=NOW + 2 * MINUTE)
    inside(recuse, matter=vote.item.matter, by=mina, at=NOW + 2 * MINUTE)
    closed(vote, sybil)

    rows = rows_of(client.get(f"{page_of(vote)}votes.csv"))

    said = [row["vote"] for row in rows if row["counts"] == "true"]
    there = [row for row in rows if row["there"] == "true"]
    assert (said.count("YES"), said.count("NO")) == (int(rows[0]["yes"]), int(rows[0]["no"]))
    assert len(there) == int(rows[0]["present"]) == 4
    assert len({row["constituency"] for row in there}) == int(rows[0]["constituencies"])
    assert {row["name"]: row["missing"] for row in rows if row["missing"]} == {
        "Milo": "LEFT",
        "Mina": "RECUSED",
    }


def test_all_votes_are_in_one_file(client, vote, item, mabel, mina, sybil):
    closed(vote, sybil)
    closed(opened(item, mabel, mina, sybil, text="Another one."), sybil)

    answer = client.get(FILE)

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="votes.csv"' in answer["Content-Disposition"]
    assert len(rows_of(answer)) == 12


def test_no_spreadsheet_takes_a_reason_for_a_formula(client, vote, mabel, sybil):
    says(vote, mabel, reason="=1+1")
    closed(vote, sybil)

    assert "'=1+1" in [row["reason"] for row in rows_of(client.get(FILE))]


def test_the_file_asks_as_many_queries_for_two_motions_as_for_one(
    vote, item, mabel, mina, sybil, client
):
    closed(vote, sybil)
    with CaptureQueriesContext(connection) as one:
        client.get(FILE)
    closed(opened(item, mabel, mina, sybil, text="Another one."), sybil)

    with CaptureQueriesContext(connection) as two:
        client.get(FILE)

    assert len(one) == len(two) <= 8


def test_what_there_is_not_is_not_found(client, database):
    there = f"/committee/motions/{uuid4()}/"

    assert [client.get(there).status_code, client.get(f"{there}votes.csv").status_code] == [
        404
    ] * 2


@pytest.mark.parametrize("path", [LIST, FILE])
def test_public_pages_are_read_and_not_written(path, database):
    assert Client().post(path).status_code == 405
