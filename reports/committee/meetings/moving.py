"""What every write to a meeting shares: its lock, its next state, and the line in the trail."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from reports.committee.meetings.models import Meeting
from reports.committee.meetings.refusals import NoSuchMeeting, NotBeingHeld
from reports.committee.meetings.states import Status


def locked(meeting_id: UUID) -> Meeting:
    """The meeting, which nobody else changes until the transaction ends."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("charter")
    found: Meeting | None = rows.filter(pk=meeting_id).first()
    if found is None:
        raise NoSuchMeeting(_("There is no such meeting."))
    return found


def locked_while_held(meeting_id: UUID) -> Meeting:
    """The same, while it is being held.  Raises ``NotBeingHeld``."""
    meeting = locked(meeting_id)
    if not is_held(meeting):
        raise NotBeingHeld(_("The meeting is not being held."))
    return meeting


def is_held(meeting: Meeting) -> bool:
    """Whether a meeting was called to order and not adjourned."""
    return meeting.status == Status.HELD and meeting.adjourned_at is None


def move(
    meeting: Meeting, target: Status, by: User, at: datetime, *, fields: Sequence[str] = ()
) -> None:
    """Bring a locked meeting into its next state, after the table was asked."""
    before = meeting.status
    meeting.status, meeting.changed_at = target, at
    meeting.save(update_fields=["status", "changed_at", *fields])
    trail.record(
        event="committee.meeting_moved",
        subject=meeting,
        by=by,
        at=at,
        before=before,
        after=target,
    )


def note(event: str, subject: models.Model, by: User, at: datetime, **detail: object) -> None:
    """Write a line into the trail, of codes and numbers alone."""
    trail.record(event=event, subject=subject, by=by, at=at, detail=detail)
