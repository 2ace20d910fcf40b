"""Minutes: drafted from what happened, certified by the chair in 90 days, and kept."""

from datetime import timedelta

import pytest
from django.utils import translation

from complaints.vault.words import WordsMissing
from portal.states import TransitionRefused
from reports.committee.meetings import sections
from reports.committee.meetings.minutes import certify_minutes, draft_minutes, post_minutes
from reports.committee.meetings.refusals import Changed, NotBeingHeld, NotTheChair
from reports.committee.meetings.sections import Section, register
from reports.committee.meetings.selectors import overdue_minutes, posted_minutes, standing_of
from tests.reports.committee.meetings.test_agenda import with_paper
from tests.reports.committee.meetings.worlds import (
    DAY,
    ENDS,
    STARTS,
    certified,
    drafted,
    ended,
    first_item,
    fresh,
    goes,
    held,
    noticed,
    opened,
    over,
    posted,
    with_item,
)
from tests.reports.committee.worlds import inside

LATER = ENDS + 5 * DAY


def told(minutes) -> dict[str, dict]:
    return {section["title"]: section for section in minutes.told}


def test_minutes_tell_who_was_there_and_who_was_not(sybil, committee):
    some = {name: committee[name] for name in ("mabel", "marco")}

    found = told(drafted(over(sybil, some), sybil))["Attendance"]

    assert found["rows"][0][:2] == ["Mabel", "1"]
    assert found["rows"][0][4:] == ["10:00 EST", "13:00 EST"]
    assert "Moses" in found["lines"][0]
    assert "Marco" not in found["lines"][0]


def test_minutes_tell_a_lost_quorum(sybil, committee):
    meeting = held(sybil, committee)
    for name in ("mabel", "mina", "milo"):
        goes(meeting, committee[name], sybil)
    ended(meeting, sybil)

    rows = told(drafted(meeting, sybil))["Quorum"]["rows"]

    assert [row[1:3] for row in rows] == [["Quorum reached", "4 of 6"], ["Quorum lost", "3 of 6"]]


def test_minutes_tell_that_there_was_no_quorum(sybil, committee):
    found = told(drafted(over(sybil, {"mae": committee["mae"]}), sybil))

    assert found["Quorum"]["lines"] == ["There was no quorum at any time."]


def test_minutes_tell_the_notice_the_place_and_the_times(sybil, committee):
    lines = told(drafted(over(sybil, committee), sybil))["Call to order and end"]["lines"]

    assert "November 16, 2026 at City Hall, Arlington" in lines[0]
    assert "called to order at 10:00 EST and adjourned at 13:00 EST" in lines[0]
    assert lines[1] == "It was open to the public."
    assert lines[2] == "Notice 1 was given on November 2, 2026."


def test_minutes_of_a_closed_meeting_name_the_exemption(sybil, committee):
    meeting = over(sybil, committee, closed=True, exemption="5 U.S.C. 552b(c)(7)")

    lines = told(drafted(meeting, sybil))["Call to order and end"]["lines"]

    assert lines[1] == "It was closed to the public: 5 U.S.C. 552b(c)(7)."


def test_minutes_tell_late_items_and_papers(sybil, committee):
    meeting = held(sybil, committee)
    with_paper(first_item(meeting), sybil, at=STARTS)
    with_item(meeting, sybil, "From the floor", at=STARTS)
    ended(meeting, sybil)

    found = told(drafted(meeting, sybil))

    assert [row[2] for row in found["Matters discussed"]["rows"]] == [
        "In the notice",
        "In the meeting",
    ]
    assert found["Papers received"]["rows"][0][:3] == ["Figures", "1", "figures.pdf"]


def test_minutes_are_in_english_whoever_drafts_them(sybil, committee):
    meeting = over(sybil, committee)

    with translation.override("es"):
        found = told(drafted(meeting, sybil))

    assert found["Attendance"]["rows"][0][3] == "Member"


def test_another_stage_adds_its_section(sybil, committee, monkeypatch):
    monkeypatch.setattr(sections, "SECTIONS", dict(sections.SECTIONS))
    register(45, lambda meeting: Section("Motions", [f"None in meeting {meeting.number}."]))
    register(46, lambda _meeting: None)

    found = drafted(over(sybil, committee), sybil).told

    assert {
        "title": "Motions",
        "lines": ["None in meeting 1."],
        "columns": [],
        "rows": [],
    } in found


def test_the_sections_of_this_stage_come_in_their_order(sybil, committee):
    titles = list(told(drafted(over(sybil, committee), sybil)))

    kept = [one for one in titles if one not in ("Motions and votes", "Statements of the public")]
    assert kept[:4] == ["Call to order and end", "Attendance", "Quorum", "Matters discussed"]


@pytest.mark.parametrize("make", [noticed, opened])
def test_minutes_are_of_a_meeting_that_is_over(make, sybil, charter):
    with pytest.raises((NotBeingHeld, TransitionRefused)):
        drafted(make(sybil), sybil)


def test_another_version_says_what_was_wrong(sybil, committee):
    meeting = over(sybil, committee)
    drafted(meeting, sybil)

    with pytest.raises(WordsMissing, match="what was wrong"):
        drafted(meeting, sybil)
    assert drafted(meeting, sybil, reason="A name.").version == 2


def test_the_chair_certifies_what_was_read(sybil, mabel, committee):
    meeting = over(sybil, committee)
    drafted(meeting, sybil)
    drafted(meeting, sybil, reason="A name.")
    on = {"meeting_id": meeting.pk, "by": mabel, "at": LATER}

    with pytest.raises(Changed):
        inside(certify_minutes, version=1, **on)
    found = inside(certify_minutes, version=2, **on)

    assert found.certified_by == committee["mabel"]


@pytest.mark.parametrize("name", ["marco", "mina", "moses"])
def test_no_other_member_certifies(name, request, sybil, committee):
    meeting = over(sybil, committee)
    drafted(meeting, sybil)
    by = request.getfixturevalue(name)

    with pytest.raises(NotTheChair):
        inside(certify_minutes, meeting_id=meeting.pk, version=1, by=by, at=LATER)


def test_a_new_version_leaves_the_posted_one_public(sybil, mabel, committee):
    meeting = posted(sybil, mabel, committee)
    on = {"meeting_id": meeting.pk, "at": LATER}

    inside(draft_minutes, by=sybil, reason="A name.", **on)
    assert versions(meeting) == [1]
    inside(certify_minutes, version=2, by=mabel, **on)
    assert versions(meeting) == [1]
    inside(post_minutes, by=sybil, **on)

    assert versions(meeting) == [2, 1]


def versions(meeting) -> list[int]:
    return [one.version for one in inside(lambda: list(posted_minutes(fresh(meeting))))]


@pytest.mark.parametrize(("days", "overdue"), [(90, False), (91, True)])
def test_minutes_are_overdue_after_ninety_days(days, overdue, sybil, committee):
    meeting = over(sybil, committee)
    at = ENDS + days * DAY

    found = inside(lambda: standing_of(fresh(meeting), at=at))

    assert found.overdue is overdue
    assert (meeting in inside(overdue_minutes, at)) is overdue


def test_certified_minutes_are_overdue_no_more_but_late(sybil, mabel, committee):
    meeting = over(sybil, committee)
    late = ENDS + 91 * DAY
    certified(meeting, sybil, mabel, at=late)

    found = inside(lambda: standing_of(fresh(meeting), at=late + 400 * DAY))

    assert (found.overdue, found.late) == (False, True)
    assert inside(overdue_minutes, late + 400 * DAY) == []


def test_before_its_end_a_meeting_has_no_minutes_to_wait_for(sybil, charter):
    meeting = opened(sybil)

    assert inside(lambda: standing_of(fresh(meeting), at=ENDS + timedelta(days=200))) is None
    assert inside(overdue_minutes, ENDS + timedelta(days=200)) == []
