"""What the database refuses of meetings, whoever asks."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from portal.jurisdictions import scope
from reports.committee.meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Minutes,
    Notice,
    Paper,
    QuorumMark,
)
from reports.committee.meetings.states import MEETING, Status
from tests.reports.committee.meetings.test_agenda import with_paper
from tests.reports.committee.meetings.worlds import (
    DAY,
    ENDS,
    PLANNED,
    STARTS,
    certified,
    drafted,
    first_item,
    fresh,
    goes,
    held,
    noticed,
    opened,
    over,
    planned,
    posted,
    with_item,
)
from tests.reports.committee.worlds import inside

HOUR = timedelta(hours=1)


def refused(call, *args, **kwargs) -> str:
    with pytest.raises(DatabaseError) as problem:
        inside(call, *args, **kwargs)
    return str(problem.value)


def row(meeting):
    return Meeting.objects.filter(pk=meeting.pk)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("meeting_", {"status": "LOST"}),
        ("meeting_ends_after_it_starts", {"ends_at": STARTS}),
        ("meeting_closed_by_an_exemption", {"closed": True}),
        ("meeting_closed_by_an_exemption", {"exemption": "None."}),
        ("meeting_noticed_when_and_by_which_rule", {"noticed_at": PLANNED}),
        ("meeting_held_since_when", {"opened_at": STARTS}),
        ("meeting_canceled_for_a_reason", {"canceled_why": "A storm."}),
        ("meeting_canceled_for_a_reason", {"status": "CANCELED"}),
    ],
)
def test_a_planned_meeting_is_refused_by_name(name, changes, sybil, charter):
    assert name in refused(row(planned(sybil)).update, **changes)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("meeting_noticed_before_it_starts", {"noticed_at": STARTS, "short_notice": "Late."}),
        ("meeting_noticed_when_and_by_which_rule", {"noticed_at": None}),
        (
            "meeting_opened_when_it_was_to",
            {"status": "HELD", "opened_at": STARTS - timedelta(minutes=1)},
        ),
        ("meeting_held_since_when", {"status": "HELD"}),
    ],
)
def test_a_noticed_meeting_is_refused_by_name(name, changes, sybil, charter):
    assert name in refused(row(noticed(sybil)).update, **changes)


def test_minutes_are_drafted_of_a_meeting_that_ended(sybil, charter):
    meeting = opened(sybil)

    given = {"status": "MINUTES_DRAFT"}

    assert "adjourned_before_its_minutes" in refused(row(meeting).update, **given)
    given = {"adjourned_at": STARTS}
    assert "adjourned_before_its_minutes" in refused(row(meeting).update, **given)


def at_state(state, sybil, mabel, committee) -> Meeting:
    if state == "PLANNED":
        return planned(sybil)
    if state == "NOTICED":
        return noticed(sybil)
    if state == "CANCELED":
        meeting = noticed(sybil)
        inside(row(meeting).update, status="CANCELED", canceled_why="A storm.")
        return fresh(meeting)
    if state == "POSTED":
        return posted(sybil, mabel, committee)
    meeting = over(sybil, committee)
    if state == "MINUTES_DRAFT":
        drafted(meeting, sybil)
    if state == "CERTIFIED":
        certified(meeting, sybil, mabel)
    return fresh(meeting)


@pytest.mark.parametrize("target", Status.values)
@pytest.mark.parametrize("source", Status.values)
def test_a_status_that_no_way_leads_to_is_refused(source, target, sybil, mabel, committee):
    if target == source or target in MEETING.ways[source]:
        return
    meeting = at_state(source, sybil, mabel, committee)

    said = refused(row(meeting).update, status=target)

    assert "does not lead on" in said or "meeting_" in said


def test_a_meeting_begins_with_its_plan(sybil, charter):
    meeting = planned(sybil)
    copy = {one.attname: getattr(meeting, one.attname) for one in Meeting._meta.concrete_fields}
    copy |= {"number": 9, "status": "NOTICED", "noticed_at": PLANNED, "notice_days": 7}
    del copy["id"]

    assert "begins with its plan" in refused(Meeting.objects.create, **copy)


def test_a_short_notice_says_why(sybil, charter):
    changes = {"status": "NOTICED", "noticed_at": STARTS - 6 * DAY, "notice_days": 7}

    assert "says why" in refused(row(planned(sybil)).update, **changes)


def test_a_meeting_that_was_noticed_in_time_is_not_moved_nearer_without_a_word(sybil, charter):
    meeting = noticed(sybil)

    said = refused(row(meeting).update, starts_at=PLANNED + 2 * DAY)

    assert "says why" in said


@pytest.mark.parametrize(
    "changes",
    [{"title": "Other"}, {"opened_at": STARTS + HOUR}, {"short_notice": "None."}],
)
def test_a_meeting_stays_as_it_was_held(changes, sybil, charter):
    assert "stays as it was held" in refused(row(opened(sybil)).update, **changes)


def test_a_meeting_ends_once(sybil, committee):
    meeting = over(sybil, committee)

    for when in (ENDS + HOUR, None):
        assert "stays as it was" in refused(row(meeting).update, adjourned_at=when)


def test_no_meeting_is_certified_or_posted_before_its_minutes_are(sybil, mabel, committee):
    meeting = over(sybil, committee)
    drafted(meeting, sybil)
    assert "not certified" in refused(row(meeting).update, status="CERTIFIED")

    other = over(sybil, committee)
    certified(other, sybil, mabel)
    assert "not posted" in refused(row(other).update, status="POSTED")


def test_nobody_deletes_a_meeting_or_renumbers_it(sybil, charter):
    meeting = planned(sybil)

    assert "denied" in refused(row(meeting).update, number=7)
    assert "denied" in refused(row(meeting)._raw_delete, "default")


def test_the_agenda_of_a_meeting_that_is_held_stays(sybil, charter):
    item = first_item(opened(sybil))
    rows = AgendaItem.objects.filter(pk=item.pk)

    assert "agenda stays" in refused(rows.update, title="Other")
    assert "agenda stays" in refused(rows._raw_delete, "default")


def test_the_database_marks_an_item_that_came_late(sybil, charter):
    meeting = opened(sybil)
    given = {"meeting": meeting, "matter": first_item(meeting).matter, "number": 9, "title": "X"}

    late = inside(AgendaItem.objects.create, **given, added_late=False)

    assert inside(AgendaItem.objects.get, pk=late.pk).added_late


def test_an_agenda_is_numbered(sybil, charter):
    meeting = planned(sybil)
    item = with_item(meeting, sybil)
    given = {"meeting": meeting, "matter": item.matter, "number": 1, "title": "Again"}

    def twice():
        AgendaItem.objects.create(**given)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert "item_numbered" in refused(twice)


def test_papers_come_before_the_meeting_is_over_and_stay(sybil, committee):
    meeting = held(sybil, committee)
    paper = with_paper(first_item(meeting), sybil, at=STARTS)
    inside(row(meeting).update, adjourned_at=ENDS)
    given = {"item": paper.item, "document": paper.document, "added_by": sybil, "title": "Late"}

    assert "before the meeting is over" in refused(Paper.objects.create, **given, added_at=ENDS)
    assert "denied" in refused(Paper.objects.filter(pk=paper.pk).update, title="Other")
    assert "denied" in refused(Paper.objects.filter(pk=paper.pk)._raw_delete, "default")


def test_nobody_comes_outside_of_the_meeting(sybil, committee):
    given = {"term": committee["mae"], "arrived_at": STARTS}

    for meeting in (noticed(sybil), over(sybil, committee)):
        said = refused(Attendance.objects.create, meeting=meeting, **given)
        assert "not being held" in said


def test_who_left_left(sybil, committee):
    meeting = held(sybil, committee)
    goes(meeting, committee["mae"], sybil)
    rows = Attendance.objects.filter(meeting=meeting, term=committee["mae"])

    assert "who left, left" in refused(rows.update, left_at=None)
    assert "denied" in refused(rows.update, arrived_at=STARTS)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("attendance_once_at_a_time", {"arrived_at": STARTS}),
        ("attendance_ends_after_it_begins", {"arrived_at": STARTS, "left_at": STARTS - HOUR}),
    ],
)
def test_attendance_is_refused_by_name(name, given, sybil, committee):
    meeting = held(sybil, committee)

    said = refused(Attendance.objects.create, meeting=meeting, term=committee["mae"], **given)

    assert name in said


@pytest.mark.parametrize(
    ("name", "changes"),
    [("mark_of_a_known_kind", {"mark": "SEEN"}), ("mark_counts_who_sits", {"present": 9})],
)
def test_a_mark_is_refused_by_name(name, changes, sybil, committee):
    given = {"mark": "LOST", "present": 1, "filled": 6, "constituencies": 1, "marked_at": STARTS}
    meeting = held(sybil, committee)

    assert name in refused(QuorumMark.objects.create, meeting=meeting, **given | changes)


def test_marks_and_notices_stay(sybil, committee):
    meeting = over(sybil, committee)
    mark = {"mark": "LOST", "present": 1, "filled": 6, "constituencies": 1, "marked_at": ENDS}

    assert "not being held" in refused(QuorumMark.objects.create, meeting=meeting, **mark)
    assert "denied" in refused(QuorumMark.objects.update, present=0)
    assert "denied" in refused(Notice.objects.update, reason="Another.")


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("notice_numbered", {"number": 1}),
        ("notice_before_the_meeting", {"given_at": STARTS}),
    ],
)
def test_a_notice_is_refused_by_name(name, changes, sybil, charter):
    given = {"number": 2, "given_at": PLANNED, "days": 7, "given_by": sybil, "place": "There"}
    times = {"starts_at": STARTS, "ends_at": ENDS}

    said = refused(Notice.objects.create, meeting=noticed(sybil), **times, **given | changes)

    assert name in said


def test_a_notice_is_of_a_meeting_to_come(sybil, charter):
    given = {"number": 2, "given_at": PLANNED, "days": 7, "given_by": sybil, "place": "There"}
    times = {"starts_at": STARTS, "ends_at": ENDS}

    said = refused(Notice.objects.create, meeting=opened(sybil), **times, **given)

    assert "meeting to come" in said


def test_certified_minutes_stay_as_they_are(sybil, mabel, committee):
    minutes = certified(over(sybil, committee), sybil, mabel)
    rows = Minutes.objects.filter(pk=minutes.pk)

    assert "stay as they are" in refused(rows.update, certified_at=None, certified_by=None)
    assert "denied" in refused(rows.update, told=[])
    assert "denied" in refused(rows._raw_delete, "default")


def test_posted_minutes_stay_posted(sybil, mabel, committee):
    meeting = posted(sybil, mabel, committee)

    said = refused(Minutes.objects.filter(meeting=meeting).update, posted_at=None)

    assert "stay as they are" in said


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("minutes_certified_by_whom_and_when", {"certified_at": ENDS + 2 * DAY}),
        ("minutes_certified_before_they_are_posted", {"posted_at": ENDS + 2 * DAY}),
        ("the chair certifies", {"certified_by": "marco", "certified_at": ENDS + 2 * DAY}),
    ],
)
def test_minutes_are_refused_by_name(name, changes, sybil, committee):
    minutes = drafted(over(sybil, committee), sybil)
    given = {key: committee.get(value, value) if key == "certified_by" else value
             for key, value in changes.items()}  # fmt: skip

    assert name in refused(Minutes.objects.filter(pk=minutes.pk).update, **given)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("minutes_versioned", {"version": 1, "reason": ""}),
        ("minutes_rewritten_for_a_reason", {"reason": ""}),
    ],
)
def test_another_version_is_refused_by_name(name, changes, sybil, committee):
    meeting = over(sybil, committee)
    drafted(meeting, sybil)
    given = {"version": 2, "reason": "A name.", "told": [], "drafted_by": sybil}

    said = refused(Minutes.objects.create, meeting=meeting, drafted_at=ENDS, **given | changes)

    assert name in said


def test_minutes_are_drafted_after_the_meeting(sybil, charter):
    given = {"version": 1, "told": [], "drafted_by": sybil, "drafted_at": STARTS}

    assert "after the meeting" in refused(Minutes.objects.create, meeting=opened(sybil), **given)


def test_an_earlier_version_is_certified_no_more(sybil, committee):
    meeting = over(sybil, committee)
    drafted(meeting, sybil)
    drafted(meeting, sybil, reason="A name.")
    given = {"certified_by": committee["mabel"], "certified_at": ENDS + 2 * DAY}

    said = refused(Minutes.objects.filter(meeting=meeting, version=1).update, **given)

    assert "a later version" in said


def changed(model) -> None:
    name = model._meta.concrete_fields[-1].attname
    model.objects.update(**{name: getattr(model.objects.first(), name)})


@pytest.mark.parametrize("model", [Meeting, AgendaItem, Minutes, Notice, QuorumMark, Attendance])
@pytest.mark.parametrize("inner", [scope.tenant([1]), scope.statistics(), scope.complaints()])
def test_no_other_scope_writes(model, inner, sybil, committee):
    drafted(over(sybil, committee), sybil)

    with pytest.raises(DatabaseError, match="denied"), scope.within(inner):
        changed(model)


@pytest.mark.parametrize("model", [Meeting, AgendaItem, Minutes, Notice, QuorumMark, Attendance])
def test_the_site_itself_reads_alone(model, sybil, committee):
    drafted(over(sybil, committee), sybil)

    with pytest.raises(DatabaseError, match="denied"):
        changed(model)
