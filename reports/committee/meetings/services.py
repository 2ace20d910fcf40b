"""Writes: a meeting as it is held, from the call to order to the end, and who is there.

All run in the committee's scope, for the secretariat; each locks its meeting first.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.jurisdictions.access import require
from portal.jurisdictions.zones import washington_day
from reports.committee.meetings.models import Attendance, Meeting
from reports.committee.meetings.moving import locked, locked_while_held, move, note
from reports.committee.meetings.quorum import mark_quorum
from reports.committee.meetings.refusals import AlreadyThere, MeetingUnfit, NotOfThisDay
from reports.committee.meetings.selectors import sitting_then
from reports.committee.meetings.states import MEETING, Status
from reports.committee.seats.models import Term
from reports.committee.seats.states import RUN


@transaction.atomic
def call_to_order(*, meeting_id: UUID, by: User, at: datetime) -> Meeting:
    """Open a meeting at the time of its notice or later that day; then its agenda stays.

    Raises ``AccessDenied``, ``TransitionRefused`` and ``MeetingUnfit``.
    """
    meeting = locked(meeting_id)
    require(by, MEETING.permission_for(source=meeting.status, target=Status.HELD))
    if at < meeting.starts_at:
        raise MeetingUnfit(_("A meeting is not called to order before its time."))
    if washington_day(at) != washington_day(meeting.starts_at):
        raise MeetingUnfit(_("The day of this meeting is past: give notice of another time."))
    meeting.opened_at = at
    move(meeting, Status.HELD, by, at, fields=["opened_at"])
    return meeting


@transaction.atomic
def arrive(*, meeting_id: UUID, term_id: UUID, by: User, at: datetime) -> Attendance:
    """Write down that a member or an alternate came, and a quorum if it brings one about.

    Raises ``AccessDenied``, ``NotBeingHeld``, ``NotOfThisDay`` and ``AlreadyThere``.
    """
    require(by, RUN)
    meeting = locked_while_held(meeting_id)
    term = _sitting(meeting, term_id)
    if meeting.attendance.filter(term=term, left_at=None).exists():
        raise AlreadyThere(_("%(name)s is there already.") % {"name": term.name})
    made = Attendance.objects.create(meeting=meeting, term=term, arrived_at=at)
    note("committee.arrived", meeting, by, at, seat=term.seat.number)
    mark_quorum(meeting, at=at)
    return made


@transaction.atomic
def leave(*, meeting_id: UUID, term_id: UUID, by: User, at: datetime) -> Attendance:
    """Write down that somebody left, and a lost quorum if it brings that about.

    Raises ``AccessDenied``, ``NotBeingHeld``, ``NotOfThisDay`` and ``AlreadyThere``.
    """
    require(by, RUN)
    meeting = locked_while_held(meeting_id)
    term = _sitting(meeting, term_id)
    there = meeting.attendance.filter(term=term, left_at=None).first()
    if there is None:
        raise AlreadyThere(_("%(name)s is not there.") % {"name": term.name})
    there.left_at = at
    there.save(update_fields=["left_at"])
    note("committee.left", meeting, by, at, seat=term.seat.number)
    mark_quorum(meeting, at=at)
    return there


@transaction.atomic
def adjourn(*, meeting_id: UUID, by: User, at: datetime) -> Meeting:
    """End a meeting; who is still there leaves with its end.

    Raises ``AccessDenied``, ``NotBeingHeld`` and ``MeetingUnfit``.
    """
    require(by, RUN)
    meeting = locked_while_held(meeting_id)
    if meeting.opened_at is None or at <= meeting.opened_at:
        raise MeetingUnfit(_("A meeting ends after it was called to order."))
    for one in meeting.attendance.filter(left_at=None):
        one.left_at = max(at, one.arrived_at)
        one.save(update_fields=["left_at"])
    meeting.adjourned_at = meeting.changed_at = at
    meeting.save(update_fields=["adjourned_at", "changed_at"])
    note("committee.adjourned", meeting, by, at)
    return meeting


def _sitting(meeting: Meeting, term_id: UUID) -> Term:
    found = next((term for term in sitting_then(meeting) if term.pk == term_id), None)
    if found is None:
        raise NotOfThisDay(_("Nobody sits so on the day of the meeting."))
    return found
