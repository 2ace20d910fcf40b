"""A committee goes from its charter to the public tracker, and everybody can read what came of it.

Each step of the way is a form on a page, sent as it is shown; one that were refused would end it.
"""

import re
from datetime import UTC, datetime
from hashlib import sha256

import pytest
import time_machine as clocks
from django.test import Client

from portal.committee_entrances import COMMITTEE_ENTRANCES
from portal.doors import OPEN
from tests.kept import kept
from tests.matching.detainers.paper.notices import even, text_of
from tests.portal.participation.desk import at_desk, words_of
from tests.reaching import names_reached
from tests.reports.committee import journey
from tests.reports.committee.browsing import Page
from tests.reports.committee.journey import FLAGGED, SAMPLE, Journey
from tests.reports.committee.rounds import worlds
from tests.reports.committee.walk import REPLY

BEGINS, AFTER = datetime(2026, 11, 3, 15, tzinfo=UTC), datetime(2026, 12, 16, 15, tzinfo=UTC)
DAYS = {
    "2026-11-03": ("sit", "take_up"),
    "2026-11-04": ("draw",),
    "2026-11-06": ("write",),
    "2026-11-09": ("consolidate",),
    "2026-11-10": ("reply",),
    "2026-11-11": ("draft", "notice"),
    "2026-11-23": ("meet",),
    "2026-11-24": ("minute",),
    "2026-12-02": ("settle", "circulate"),
    "2026-12-03": ("sign",),
    "2026-12-11": ("publish",),
    "2026-12-14": ("answer",),
    "2026-12-15": ("verify",),
}


@kept
def gone(program, riverton, lakeside, sybil, otto, paul, mabel, marco, mina, milo, mae, moses):
    """The whole way, and the addresses of what was made on it."""
    people = (sybil, otto, paul, mabel, marco, mina, milo, mae, moses)
    worlds.frozen()
    with clocks.travel(BEGINS) as clock:
        went = Journey(clock, {one.username: one for one in people})
        for day, steps in DAYS.items():
            went.day(day)
            for step in steps:
                getattr(went, step)()
    return went.inquiry, went.findings


@pytest.fixture(autouse=True)
def afterwards(time_machine):
    """The day after the last one."""
    time_machine.move_to(AFTER)


def public(url: str) -> str:
    """The words of a page without signing in."""
    answer = Client().get(url)
    assert answer.status_code == 200, url
    return words_of(answer)


def link(url: str, words: str) -> str:
    """Where a public page leads with these words."""
    found = Page(Client().get(url).content.decode()).links
    return next(href for href, text in found.items() if words in text)


def test_the_frame_the_seed_and_the_figures_on_agreement_are_public(gone):
    round_, figures = public("/committee/rounds/1/"), public("/committee/rounds/1/figures/")

    assert "Five dice in the open session: 4 1 6 2 2" in round_
    assert "Krippendorff's alpha" in figures
    assert "Answers; cases: 8" in figures
    assert "In conflict" in figures


def test_a_finding_is_public_with_each_vote_by_name_and_the_dissent(gone):
    page = public("/committee/findings/2026-2/")

    assert FLAGGED in page
    assert "4 yes, 1 no, 0 abstained" in page
    assert re.search(
        f"Invented Moses ?Community and immigration advocates ?No ?{journey.NO}", page
    )
    assert re.search("Invented Marco ?Sheriffs ?Recused: It is about the member's own", page)
    assert "Dissent: Invented Moses" in page
    assert journey.DISSENT in page


def test_the_other_finding_has_the_vote_of_all_six(gone):
    page = public("/committee/findings/2026-1/")

    assert SAMPLE in page
    assert "6 yes, 0 no, 0 abstained" in page
    assert "Recused" not in page


def test_the_votes_can_be_taken_as_a_file(gone):
    rows = Client().get("/committee/votes/votes.csv").content.decode().splitlines()

    assert len(rows) == 1 + 12
    assert sum("RECUSED" in row for row in rows) == 1
    assert any("Invented Moses" in row and journey.NO in row for row in rows)


def test_the_minutes_are_posted_with_who_was_there(gone):
    meeting = link("/committee/meetings/", "First meeting")

    assert "Invented Milo" in public(meeting)
    assert "The public spoke at the end." in public(f"{meeting}minutes/1/")


def test_the_report_has_the_position_of_every_seat_and_every_dissent(gone):
    page = public("/committee/reports/1/")

    for name in ("Mabel", "Marco", "Mina", "Mae"):
        assert re.search(f"Invented {name} ?Concurs", page), name
    assert re.search("Invented Moses ?Dissents", page)
    assert re.search("Court officials ?Nobody signed ?No reply by the day", page)
    # Once with the position of the seat, and once with the finding.
    assert page.count(journey.DISSENT) == 2


def test_the_report_is_kept_as_a_paper_and_sealed(gone):
    page = public("/committee/reports/1/")

    paper = Client().get("/committee/reports/1/report.pdf").content
    sealed = Client().get("/committee/reports/1/sealed.json").content

    assert even(journey.DISSENT) in even(text_of(paper))
    assert sha256(paper).hexdigest() in page
    assert sha256(sealed).hexdigest() in page


def test_the_tracker_says_what_was_answered_done_and_verified(gone):
    page = public("/committee/recommendations/2026-1/")

    assert journey.ADVICE in page
    assert f"Concurs. Program office, Dec. 14, 2026 {journey.ANSWER}" in page
    assert "The form has the field." in page
    assert "Verified by the secretariat on Dec. 15, 2026" in page


def test_the_tracker_lists_what_is_still_without_a_reply(gone, time_machine):
    other = "/committee/recommendations/2026-2/"

    assert "It may still come in time" in public(other)
    time_machine.move_to(AFTER.replace(year=2027, month=1, day=31))
    assert "There is none, and its day is over" in public(other)
    assert re.search("Unanswered ?1", public("/committee/recommendations/"))


def test_the_question_to_the_county_its_reply_and_the_note_are_public(gone):
    page = public(link("/committee/inquiries/", "Riverton County"))

    assert "What explains the figure?" in page
    assert REPLY in page
    assert "The place replied in time." in page


def test_who_is_from_the_flagged_county_never_finds_what_it_is_about(gone, marco, mina):
    inquiry, findings = gone
    flagged, sampled = findings[FLAGGED], findings[SAMPLE]
    apart = [inquiry, flagged.url, flagged.motion]

    assert [at_desk(marco).get(url).status_code for url in apart] == [404] * 3
    assert [at_desk(mina).get(url).status_code for url in apart] == [200] * 3
    assert at_desk(marco).get(sampled.url).status_code == 200
    assert FLAGGED not in words_of(at_desk(marco).get("/committee/desk/findings/"))


def test_every_public_page_of_the_committee_is_reached_by_links(gone, client):
    public = {name for name, door in COMMITTEE_ENTRANCES.items() if door == OPEN}

    start, with_files = "/committee/", {"committee-paper", "committee-evidence"}
    before_the_end = {"committee-statement", "committee-statement-new"}
    assert public - names_reached(client, start, within=start) == with_files | before_the_end
