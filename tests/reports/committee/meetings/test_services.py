"""A meeting's way: every pair of states, who may take it, and what is refused."""

from datetime import timedelta
from uuid import uuid4

import pytest

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from reports.committee.meetings.minutes import certify_minutes, draft_minutes, post_minutes
from reports.committee.meetings.models import Meeting
from reports.committee.meetings.planning import cancel, change_meeting, give_notice
from reports.committee.meetings.refusals import (
    AlreadyThere,
    MeetingUnfit,
    NoSuchMeeting,
    NotBeingHeld,
    NoticeTooShort,
    NotOfThisDay,
)
from reports.committee.meetings.services import adjourn, call_to_order
from reports.committee.meetings.states import MEETING, Status
from reports.committee.seats.refusals import NotSitting
from reports.committee.seats.services import remove
from tests.reports.committee.meetings.worlds import (
    DAY,
    ENDS,
    PLAN,
    PLANNED,
    STARTS,
    called_off,
    certified,
    comes,
    drafted,
    fresh,
    goes,
    noticed,
    opened,
    over,
    planned,
    posted,
    with_item,
)
from tests.reports.committee.worlds import inside, seated

LATER = ENDS + 5 * DAY
HOUR = timedelta(hours=1)


def at_state(state, sybil, mabel, committee) -> Meeting:
    """A meeting brought to a state by the services."""
    ways = {
        "PLANNED": lambda: planned(sybil),
        "NOTICED": lambda: noticed(sybil),
        "HELD": lambda: over(sybil, committee),
        "CANCELED": lambda: called_off(sybil),
        "POSTED": lambda: posted(sybil, mabel, committee),
    }
    if state in ways:
        return ways[state]()
    meeting = over(sybil, committee)
    if state == "MINUTES_DRAFT":
        drafted(meeting, sybil)
    else:
        certified(meeting, sybil, mabel)
    return fresh(meeting)


def tried(meeting, target, sybil, mabel):
    """The service that leads to a state."""
    which = {"meeting_id": meeting.pk, "at": LATER}
    calls = {
        "NOTICED": lambda: inside(give_notice, by=sybil, **which | {"at": PLANNED}),
        "HELD": lambda: inside(call_to_order, by=sybil, **which | {"at": STARTS}),
        "CANCELED": lambda: inside(cancel, by=sybil, reason="A storm.", **which),
        "MINUTES_DRAFT": lambda: inside(draft_minutes, by=sybil, reason="A name.", **which),
        "CERTIFIED": lambda: inside(certify_minutes, by=mabel, version=1, **which),
        "POSTED": lambda: inside(post_minutes, by=sybil, **which),
    }
    return calls[target]()


@pytest.mark.parametrize("target", [one for one in Status.values if one != "PLANNED"])
@pytest.mark.parametrize("source", Status.values)
def test_every_pair_of_states(source, target, sybil, mabel, committee):
    meeting = at_state(source, sybil, mabel, committee)
    if source == "PLANNED":
        with_item(meeting, sybil)

    if target in MEETING.ways[source]:
        tried(meeting, target, sybil, mabel)
        assert fresh(meeting).status == target
    else:
        with pytest.raises(TransitionRefused):
            tried(meeting, target, sybil, mabel)
        assert fresh(meeting).status == source


@pytest.mark.parametrize("name", ["mabel", "marco", "nobody", "otto", "stan"])
def test_nobody_but_the_secretariat_runs_meetings(name, request, sybil, committee):
    somebody = request.getfixturevalue(name)
    meeting = planned(sybil)
    which = {"meeting_id": meeting.pk, "by": somebody, "at": PLANNED}

    for call in (
        lambda: planned(somebody),
        lambda: with_item(meeting, somebody),
        lambda: inside(give_notice, **which),
        lambda: inside(cancel, reason="No.", **which),
        lambda: inside(change_meeting, **which, **PLAN),
    ):
        with pytest.raises(AccessDenied):
            call()


@pytest.mark.parametrize("name", ["mabel", "marco", "nobody"])
def test_nobody_but_the_secretariat_writes_down_who_is_there(name, request, sybil, committee):
    somebody = request.getfixturevalue(name)
    meeting, term = opened(sybil), committee["mina"]

    for call in (
        lambda: comes(meeting, term, somebody),
        lambda: goes(meeting, term, somebody),
        lambda: inside(adjourn, meeting_id=meeting.pk, by=somebody, at=ENDS),
    ):
        with pytest.raises(AccessDenied):
            call()


@pytest.mark.parametrize(
    "changed",
    [
        {"ends_at": STARTS},
        {"starts_at": PLANNED - DAY},
        {"starts_at": STARTS + 30_000 * DAY, "ends_at": ENDS + 30_000 * DAY},
        {"time_zone": "Mars/Olympus"},
        {"closed": True},
    ],
)
def test_a_plan_that_cannot_be_is_refused(changed, sybil, charter):
    with pytest.raises(MeetingUnfit):
        planned(sybil, **changed)


def test_meetings_of_a_charter_are_numbered(sybil, charter):
    assert [planned(sybil).number, planned(sybil).number] == [1, 2]


def test_a_notice_has_an_agenda(sybil, charter):
    meeting = planned(sybil)

    with pytest.raises(MeetingUnfit):
        inside(give_notice, meeting_id=meeting.pk, by=sybil, at=PLANNED)


def test_a_late_notice_needs_a_reason_which_is_kept(sybil, charter):
    meeting = planned(sybil)
    with_item(meeting, sybil)
    late = {"meeting_id": meeting.pk, "by": sybil, "at": STARTS - 6 * DAY}

    with pytest.raises(NoticeTooShort):
        inside(give_notice, **late)
    found = inside(give_notice, **late, reason="A court order.")

    assert (found.status, found.notice_days, found.short_notice) == (
        "NOTICED",
        7,
        "A court order.",
    )


def test_a_reason_is_dropped_where_the_notice_came_in_time(sybil, charter):
    meeting = planned(sybil)
    with_item(meeting, sybil)

    found = inside(give_notice, meeting_id=meeting.pk, by=sybil, at=PLANNED, reason="None.")

    assert found.short_notice == ""


def test_nobody_gives_notice_of_what_is_past(sybil, charter):
    meeting = planned(sybil)
    with_item(meeting, sybil)

    with pytest.raises(MeetingUnfit):
        inside(give_notice, meeting_id=meeting.pk, by=sybil, at=STARTS, reason="Late.")


def test_another_time_is_noticed_again_by_the_rule_of_that_day(sybil, charter):
    meeting = noticed(sybil)
    moved = {**PLAN, "starts_at": STARTS + DAY, "ends_at": ENDS + DAY}
    change = {"meeting_id": meeting.pk, "by": sybil, **moved}

    with pytest.raises(NoticeTooShort):
        inside(change_meeting, **change, at=STARTS - 3 * DAY)
    assert fresh(meeting).starts_at == STARTS
    found = inside(change_meeting, **change, at=STARTS - 3 * DAY, reason="The hall burned.")

    assert found.short_notice == "The hall burned."
    assert [one.number for one in inside(lambda: list(found.notices.all()))] == [1, 2]


def test_other_words_alone_are_no_new_notice(sybil, charter):
    meeting = noticed(sybil)
    words = {**PLAN, "purpose": "To hear more."}

    inside(change_meeting, meeting_id=meeting.pk, by=sybil, at=STARTS - DAY, **words)

    assert inside(meeting.notices.count) == 1
    assert fresh(meeting).purpose == "To hear more."


def test_nobody_changes_a_meeting_that_is_held(sybil, charter):
    meeting = opened(sybil)

    with pytest.raises(TransitionRefused):
        inside(change_meeting, meeting_id=meeting.pk, by=sybil, at=PLANNED, **PLAN)


def test_a_meeting_is_not_called_to_order_before_its_time(sybil, charter):
    with pytest.raises(MeetingUnfit):
        opened(sybil, at=STARTS - timedelta(minutes=1))


def test_a_meeting_whose_day_is_past_is_noticed_again(sybil, charter):
    meeting = noticed(sybil)
    on = {"meeting_id": meeting.pk, "by": sybil}
    later = {**PLAN, "starts_at": STARTS + 20 * DAY, "ends_at": ENDS + 20 * DAY}

    with pytest.raises(MeetingUnfit, match="another time"):
        inside(call_to_order, at=STARTS + DAY, **on)
    inside(change_meeting, at=STARTS + DAY, **on, **later)

    assert inside(call_to_order, at=STARTS + 20 * DAY, **on).status == "HELD"


def test_who_does_not_sit_that_day_is_not_there(sybil, committee, charter):
    inside(remove, term_id=committee["mae"].pk, last_day=PLANNED.date(), by=sybil, at=PLANNED)
    meeting = opened(sybil)

    with pytest.raises(NotOfThisDay):
        comes(meeting, committee["mae"], sybil)


def test_an_alternate_comes_as_well(sybil, committee, charter, irma):
    alternate = seated(charter, "COURT", irma, by=sybil,
                       capacity="ALTERNATE")  # fmt: skip
    meeting = opened(sybil)

    assert comes(meeting, alternate, sybil).term == alternate


def test_nobody_comes_twice_or_leaves_without_having_come(sybil, committee):
    meeting = opened(sybil)
    comes(meeting, committee["mae"], sybil)

    with pytest.raises(AlreadyThere):
        comes(meeting, committee["mae"], sybil)
    with pytest.raises(AlreadyThere):
        goes(meeting, committee["mina"], sybil)


def test_who_left_may_come_again(sybil, committee):
    meeting = opened(sybil)
    comes(meeting, committee["mae"], sybil)
    goes(meeting, committee["mae"], sybil)

    comes(meeting, committee["mae"], sybil, at=STARTS + 2 * HOUR)

    assert inside(meeting.attendance.count) == 2


@pytest.mark.parametrize("make", [noticed, lambda sybil: called_off(sybil)])
def test_nobody_comes_outside_of_a_meeting(make, sybil, committee):
    with pytest.raises(NotBeingHeld):
        comes(make(sybil), committee["mae"], sybil)


def test_the_end_lets_everybody_leave(sybil, committee):
    meeting = over(sybil, committee)

    left = inside(lambda: set(meeting.attendance.values_list("left_at", flat=True)))
    assert left == {ENDS}
    with pytest.raises(NotBeingHeld):
        inside(adjourn, meeting_id=meeting.pk, by=sybil, at=LATER)


def test_a_meeting_does_not_end_as_it_begins(sybil, charter):
    meeting = opened(sybil)

    with pytest.raises(MeetingUnfit):
        inside(adjourn, meeting_id=meeting.pk, by=sybil, at=STARTS)


def test_a_meeting_that_there_is_not(sybil):
    with pytest.raises(NoSuchMeeting):
        inside(give_notice, meeting_id=uuid4(), by=sybil, at=PLANNED)


def test_who_sits_no_more_certifies_nothing(sybil, mabel, committee):
    meeting = over(sybil, committee)
    drafted(meeting, sybil)
    last = ENDS.date()
    inside(remove, term_id=committee["mabel"].pk, last_day=last, by=sybil, at=ENDS)

    with pytest.raises(NotSitting):
        inside(certify_minutes, meeting_id=meeting.pk, version=1, by=mabel, at=LATER)


def test_each_step_is_in_the_trail(sybil, mabel, committee):
    meeting = posted(sybil, mabel, committee)

    with scope.within(scope.oversight(who="test", why="test")):
        rows = AuditEvent.objects.filter(subject_id=str(meeting.pk)).order_by("pk")
        moves = [row.after for row in rows if row.event == "committee.meeting_moved"]

    assert moves == [
        "NOTICED", "HELD", "MINUTES_DRAFT", "CERTIFIED", "POSTED"
    ]  # fmt: skip
