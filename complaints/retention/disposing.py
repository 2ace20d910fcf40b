"""Writes: one supervisor proposes to dispose of a complaint, another confirms it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.casework.hands import lock_complaint, require_hand
from complaints.models import Complaint
from complaints.retention.blocks import MEANINGS, blocks_of
from complaints.retention.models import Disposal, Period
from complaints.retention.refusals import AnotherPersonNeeded, NotDisposable, NothingProposed
from complaints.retention.schedule import end_of, period_of
from complaints.states import SUPERVISE
from portal.accounts.models import User
from portal.audit import trail


@transaction.atomic
def propose_disposal(*, complaint_id: UUID, by: User, at: datetime) -> Disposal:
    """Propose, as a supervisor, to dispose of a complaint whose time is over.

    Runs in the complaints scope.  Raises ``AccessDenied``, ``NotDisposable`` and
    ``KeyDestroyed``.
    """
    complaint = lock_complaint(complaint_id)
    require_hand(complaint, by, SUPERVISE, at=at)
    period = require_disposable(complaint, at=at)
    if open_disposal(complaint):
        raise NotDisposable(_("Somebody proposed this already."))
    made = Disposal.objects.create(
        jurisdiction_id=complaint.jurisdiction_id,
        complaint=complaint,
        period=period,
        proposed_by=by,
        proposed_at=at,
    )
    trail.record(event="retention.proposed", subject=complaint, by=by, at=at)
    return made


@transaction.atomic
def confirm_disposal(*, complaint_id: UUID, by: User, at: datetime) -> Disposal:
    """Decide, as a second supervisor, that a complaint is disposed of; nothing takes it back.

    All is asked again with the complaint's row locked: words or a hold that come at the same
    moment come before, and stop it, or are refused.  The keys go moments later, by the beat.
    Runs in the complaints scope.  Raises ``AccessDenied``, ``AnotherPersonNeeded``,
    ``NothingProposed``, ``NotDisposable`` and ``KeyDestroyed``.
    """
    complaint = lock_complaint(complaint_id)
    require_hand(complaint, by, SUPERVISE, at=at)
    disposal = _proposed(complaint)
    if disposal.proposed_by_id == by.pk:
        raise AnotherPersonNeeded(_("Nobody confirms what they proposed themselves."))
    require_disposable(complaint, at=at)
    disposal.confirmed_by, disposal.confirmed_at = by, at
    disposal.save(update_fields=["confirmed_by", "confirmed_at"])
    complaint.disposed_at = at
    complaint.save(update_fields=["disposed_at"])
    trail.record(event="retention.confirmed", subject=complaint, by=by, at=at)
    return disposal


@transaction.atomic
def drop_disposal(*, complaint_id: UUID, by: User, at: datetime) -> Disposal:
    """Drop what was proposed, as any supervisor; it may be proposed again.

    Runs in the complaints scope.  Raises ``AccessDenied``, ``NothingProposed`` and
    ``KeyDestroyed``.
    """
    complaint = lock_complaint(complaint_id)
    require_hand(complaint, by, SUPERVISE, at=at)
    disposal = _proposed(complaint)
    disposal.dropped_by, disposal.dropped_at = by, at
    disposal.save(update_fields=["dropped_by", "dropped_at"])
    trail.record(event="retention.dropped", subject=complaint, by=by, at=at)
    return disposal


def open_disposal(complaint: Complaint) -> Disposal | None:
    """What is proposed or confirmed for a complaint."""
    rows = Disposal.objects.filter(complaint=complaint, dropped_at=None)
    return rows.select_related("proposed_by", "confirmed_by").first()


def require_disposable(complaint: Complaint, *, at: datetime) -> Period:
    """The line by which a complaint's time is over.  Raises ``NotDisposable`` and says why."""
    period = period_of(complaint)
    if period is None:
        raise NotDisposable(_("The complaint is not over."))
    if at < end_of(complaint, period):
        raise NotDisposable(_("The time for which it is kept is not over."))
    if stopped := blocks_of(complaint, at=at):
        raise NotDisposable(" ".join(str(MEANINGS[key]) for key in stopped))
    return period


def _proposed(complaint: Complaint) -> Disposal:
    disposal = open_disposal(complaint)
    if disposal is None or disposal.confirmed_at is not None:
        raise NothingProposed(_("Nothing is proposed for this complaint."))
    return disposal
