"""Writes: minutes drafted from what happened, certified by the chair, and posted.

All run in the committee's scope; each locks its meeting first.  A version stays as it is: what
was wrong is drafted again, for a reason, beside it.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.jurisdictions.access import require
from reports.committee.meetings import statement_minutes  # noqa: F401  it adds its section
from reports.committee.meetings.models import LONGEST_WORDS, Meeting, Minutes
from reports.committee.meetings.moving import locked, move, note
from reports.committee.meetings.refusals import Changed, NotBeingHeld, NotTheChair
from reports.committee.meetings.sections import told_of
from reports.committee.meetings.selectors import minutes_of
from reports.committee.meetings.states import MEETING, Status
from reports.committee.seats.selectors import require_term

LONGEST_REMARKS = 20_000


@transaction.atomic
def draft_minutes(
    *, meeting_id: UUID, by: User, at: datetime, remarks: str = "", reason: str = ""
) -> Minutes:
    """Draft the minutes of a meeting that is over; after the first version with a reason.

    Raises ``AccessDenied``, ``TransitionRefused``, ``NotBeingHeld`` before the end,
    ``WordsMissing`` and ``WordsTooLong``.
    """
    meeting = locked(meeting_id)
    require(by, MEETING.permission_for(source=meeting.status, target=Status.MINUTES_DRAFT))
    if meeting.adjourned_at is None:
        raise NotBeingHeld(_("Minutes are drafted once the meeting is over."))
    last = minutes_of(meeting).first()
    why = ""
    if last is not None:
        why = fit(reason, most=LONGEST_WORDS, missing=_("Say what was wrong in the minutes."))
    made = Minutes.objects.create(
        meeting=meeting,
        version=last.version + 1 if last else 1,
        told=told_of(meeting),
        remarks=fit(remarks, most=LONGEST_REMARKS) if remarks.strip() else "",
        reason=why,
        drafted_by=by,
        drafted_at=at,
    )
    move(meeting, Status.MINUTES_DRAFT, by, at)
    note("committee.minutes_drafted", meeting, by, at, version=made.version)
    return made


@transaction.atomic
def certify_minutes(*, meeting_id: UUID, version: int, by: User, at: datetime) -> Minutes:
    """Certify the last version, which the chair read; nobody else can, whatever role they hold.

    Raises ``NotSitting``, ``NotTheChair``, ``AccessDenied``, ``TransitionRefused`` and
    ``Changed``.
    """
    meeting = locked(meeting_id)
    require(by, MEETING.permission_for(source=meeting.status, target=Status.CERTIFIED))
    term = require_term(by, at=at)
    if not term.chairs:
        raise NotTheChair(_("The chair certifies the minutes."))
    last = _last(meeting)
    if last.version != version:
        raise Changed(_("The minutes changed since you read them. Read them again."))
    last.certified_by, last.certified_at = term, at
    last.save(update_fields=["certified_by", "certified_at"])
    move(meeting, Status.CERTIFIED, by, at)
    note("committee.minutes_certified", meeting, by, at, version=version)
    return last


@transaction.atomic
def post_minutes(*, meeting_id: UUID, by: User, at: datetime) -> Minutes:
    """Post the certified minutes for everybody.

    Raises ``AccessDenied`` and ``TransitionRefused``.
    """
    meeting = locked(meeting_id)
    require(by, MEETING.permission_for(source=meeting.status, target=Status.POSTED))
    last = _last(meeting)
    last.posted_at = at
    last.save(update_fields=["posted_at"])
    move(meeting, Status.POSTED, by, at)
    return last


def _last(meeting: Meeting) -> Minutes:
    """The last version; a meeting in a state of minutes has one."""
    return Minutes.objects.filter(meeting=meeting).latest("version")
