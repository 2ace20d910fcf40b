"""Meetings in a calendar program and in a feed reader."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from reports.committee.meetings.minutes import draft_minutes
from reports.committee.meetings.planning import change_meeting
from tests.reports.committee.meetings.worlds import (
    DAY,
    ENDS,
    PLAN,
    PLANNED,
    STARTS,
    called_off,
    noticed,
    planned,
    posted,
)
from tests.reports.committee.worlds import inside

ATOM = "{http://www.w3.org/2005/Atom}"


def lines(language="en") -> list[str]:
    answer = Client().get(f"/committee/meetings/calendar/{language}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return answer.content.decode().replace("\r\n ", "").split("\r\n")


def entries() -> list[str]:
    answer = Client().get("/committee/meetings/feed.atom")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)  # noqa: S314  our own feed
    return [one.findtext(f"{ATOM}title") or "" for one in feed.findall(f"{ATOM}entry")]


def moved(meeting, sybil):
    later = {**PLAN, "starts_at": STARTS + DAY, "ends_at": ENDS + DAY}
    inside(change_meeting, meeting_id=meeting.pk, by=sybil, at=PLANNED + DAY, **later)


def test_a_noticed_meeting_is_an_event_of_the_calendar(sybil, charter):
    meeting = noticed(sybil)

    found = lines()

    assert {
        "DTSTART:20261116T150000Z",
        "DTEND:20261116T180000Z",
        "SEQUENCE:1",
        "STATUS:CONFIRMED",
        "LOCATION:City Hall\\, Arlington",
        "SUMMARY;LANGUAGE=en:Traffic stops and detainers",
    } <= set(found)
    assert any(line.endswith(f"/committee/meetings/{meeting.pk}/") for line in found)


def test_a_planned_meeting_is_in_no_file(sybil, charter):
    planned(sybil)

    assert not [line for line in lines() if "VEVENT" in line]
    assert entries() == []


def test_another_notice_and_a_cancellation_count_up(sybil, charter):
    moved(noticed(sybil), sybil)
    called_off(sybil)

    found = lines()

    assert [line for line in found if line.startswith("SEQUENCE")] == ["SEQUENCE:2", "SEQUENCE:2"]
    assert "STATUS:CANCELLED" in found
    assert "DESCRIPTION:A storm." in found


def test_a_closed_meeting_says_so_in_the_calendar(sybil, charter):
    noticed(sybil, closed=True, exemption="5 U.S.C. 552b(c)(7)")

    assert any("552b(c)(7)" in line for line in lines())


def test_words_cannot_add_a_line_to_the_calendar(sybil, charter):
    noticed(sybil, purpose="One\nSTATUS:CANCELLED; two, three\\")

    found = lines()

    assert "STATUS:CANCELLED" not in found
    assert "DESCRIPTION:One\\nSTATUS:CANCELLED\\; two\\, three\\\\" in found


@pytest.mark.parametrize(("language", "code"), [("en", 200), ("es", 200), ("xx", 404)])
def test_the_calendar_speaks_the_languages_of_the_site(language, code, charter):
    answer = Client().get(f"/committee/meetings/calendar/{language}.ics")

    assert answer.status_code == code


def test_the_feed_tells_notices_cancellations_and_minutes(sybil, mabel, committee):
    moved(noticed(sybil, title="First"), sybil)
    called_off(sybil)
    posted(sybil, mabel, committee, title="Third")

    found = entries()

    assert found[0] == "Minutes of Third, version 1"
    assert "Changed notice of Traffic stops and detainers" in found
    assert "Called off: Traffic stops and detainers" in found
    assert len(found) == 6


def test_a_draft_is_in_no_feed(sybil, mabel, committee):
    meeting = posted(sybil, mabel, committee)
    at = ENDS + 9 * DAY

    inside(draft_minutes, meeting_id=meeting.pk, by=sybil, at=at, reason="A secret.")

    assert len(entries()) == 2
    assert b"A secret" not in Client().get("/committee/meetings/feed.atom").content


def test_words_of_a_meeting_are_no_markup_in_the_feed(sybil, charter):
    noticed(sybil, purpose="<script>alert(1)</script>")

    assert b"<script>" not in Client().get("/committee/meetings/feed.atom").content
