"""Two who act on a meeting at once, each on a connection of their own."""

from functools import partial

import pytest

from complaints.vault.words import WordsMissing
from portal.states import TransitionRefused
from reports.committee.meetings.agenda import add_item
from reports.committee.meetings.minutes import certify_minutes, draft_minutes
from reports.committee.meetings.models import AgendaItem, Attendance, Minutes, QuorumMark
from reports.committee.meetings.planning import cancel, give_notice
from reports.committee.meetings.refusals import AgendaStands, AlreadyThere, Changed, NotBeingHeld
from reports.committee.meetings.services import adjourn, arrive, call_to_order
from tests.matching.test_races import together
from tests.reports.committee.meetings.worlds import (
    DAY,
    ENDS,
    PLANNED,
    STARTS,
    drafted,
    fresh,
    noticed,
    opened,
    over,
    planned,
    with_item,
)
from tests.reports.committee.worlds import inside

pytestmark = pytest.mark.usefixtures("committed")
REFUSALS = (
    AgendaStands,
    AlreadyThere,
    Changed,
    NotBeingHeld,
    TransitionRefused,
    WordsMissing,
)


def tried(service, **given):
    """Whether a service took a call."""

    def attempt() -> bool:
        try:
            inside(service, **given)
        except REFUSALS:
            return False
        return True

    return attempt


def test_of_a_notice_and_a_cancellation_at_once_both_or_the_last_stands(sybil, charter):
    meeting = planned(sybil)
    with_item(meeting, sybil)
    on = {"meeting_id": meeting.pk, "by": sybil, "at": PLANNED}

    took = together(tried(give_notice, **on), tried(cancel, reason="A storm.", **on))

    assert took[1]
    assert fresh(meeting).status == "CANCELED"


def test_of_two_calls_to_order_at_once_one_opens(sybil, charter):
    meeting = noticed(sybil)
    call = tried(call_to_order, meeting_id=meeting.pk, by=sybil, at=STARTS)

    assert sorted(together(call, call)) == [False, True]


def test_who_is_written_down_twice_at_once_is_there_once(sybil, chief, committee):
    meeting = opened(sybil)
    on = {"meeting_id": meeting.pk, "term_id": committee["mae"].pk, "at": STARTS}

    assert sorted(
        together(tried(arrive, by=sybil, **on), tried(arrive, by=chief, **on))
    ) == [False, True]  # fmt: skip
    assert inside(Attendance.objects.count) == 1


def test_of_those_who_come_at_once_one_brings_the_quorum(sybil, committee):
    meeting = opened(sybil)
    names = ("mabel", "marco", "mina", "milo", "mae")

    took = together(
        *(
            tried(arrive, meeting_id=meeting.pk, term_id=committee[name].pk, by=sybil, at=STARTS)
            for name in names
        )
    )

    assert all(took)
    assert inside(QuorumMark.objects.count) == 1


@pytest.mark.parametrize("again", range(3))
def test_nobody_comes_as_the_meeting_ends(again, sybil, chief, committee):
    meeting = opened(sybil)
    on = {"meeting_id": meeting.pk, "at": ENDS}

    came, ended = together(
        tried(arrive, term_id=committee["mae"].pk, by=sybil, **on), tried(adjourn, by=chief, **on)
    )

    assert ended
    left = inside(lambda: list(Attendance.objects.values_list("left_at", flat=True)))
    assert left == ([ENDS] if came else [])


def test_items_added_at_once_have_numbers_of_their_own(sybil, chief, charter):
    meeting = planned(sybil)
    on = {"meeting_id": meeting.pk, "title": "Stops", "at": PLANNED}

    together(*(partial(inside, add_item, by=by, **on) for by in (sybil, chief, sybil)))

    numbers = inside(lambda: list(AgendaItem.objects.values_list("number", flat=True)))
    assert sorted(numbers) == [1, 2, 3]


def test_meetings_planned_at_once_have_numbers_of_their_own(sybil, chief, charter):
    made = together(*(partial(planned, by) for by in (sybil, chief, sybil)))

    assert sorted(one.number for one in made) == [1, 2, 3]


@pytest.mark.parametrize("again", range(3))
def test_the_chair_certifies_what_nobody_wrote_anew_meanwhile(
    again, sybil, mabel, committee
):  # fmt: skip
    meeting = over(sybil, committee)
    drafted(meeting, sybil)
    on = {"meeting_id": meeting.pk, "at": ENDS + 2 * DAY}

    together(
        tried(certify_minutes, version=1, by=mabel, **on),
        tried(draft_minutes, reason="A name.", by=sybil, **on),
    )

    found = inside(lambda: list(Minutes.objects.order_by("version")))
    assert len(found) == 2
    assert found[1].certified_at is None
    assert fresh(meeting).status == "MINUTES_DRAFT"
