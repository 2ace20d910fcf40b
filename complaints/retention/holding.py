"""Writes: a complaint is held for a lawsuit, and the hold is lifted."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.casework.hands import lock_complaint, require_hand, seal_words
from complaints.retention.models import LegalHold
from complaints.retention.refusals import HeldAlready
from complaints.states import SUPERVISE
from complaints.vault.sealed import open_record
from portal.accounts.models import User
from portal.audit import trail


@transaction.atomic
def place_hold(*, complaint_id: UUID, reason: str, by: User, at: datetime) -> LegalHold:
    """Keep a complaint whatever its time, as a supervisor; the reason is sealed.

    Runs in the complaints scope.  Raises ``AccessDenied``, ``HeldAlready``, ``WordsMissing``,
    ``WordsTooLong`` and ``KeyDestroyed``.
    """
    complaint = lock_complaint(complaint_id)
    require_hand(complaint, by, SUPERVISE, at=at)
    if LegalHold.objects.filter(complaint=complaint, lifted_at=None).exists():
        raise HeldAlready(_("The complaint is held already."))
    hold = LegalHold(
        jurisdiction_id=complaint.jurisdiction_id, complaint=complaint, placed_by=by, placed_at=at
    )
    hold.reason = seal_words(reason, complaint=complaint, name=f"hold:{hold.pk}")
    hold.save(force_insert=True)
    trail.record(event="retention.held", subject=complaint, by=by, at=at)
    return hold


@transaction.atomic
def lift_hold(*, complaint_id: UUID, by: User, at: datetime) -> LegalHold:
    """Let the time of a complaint count again, as a supervisor.

    Runs in the complaints scope.  Raises ``AccessDenied``, ``HeldAlready`` and ``KeyDestroyed``.
    """
    complaint = lock_complaint(complaint_id)
    require_hand(complaint, by, SUPERVISE, at=at)
    hold = LegalHold.objects.filter(complaint=complaint, lifted_at=None).first()
    if hold is None:
        raise HeldAlready(_("The complaint is not held."))
    hold.lifted_by, hold.lifted_at = by, at
    hold.save(update_fields=["lifted_by", "lifted_at"])
    trail.record(event="retention.hold_lifted", subject=complaint, by=by, at=at)
    return hold


def reason_of(hold: LegalHold) -> str:
    """Why a complaint is held.  Raises ``KeyDestroyed``."""
    name = f"hold:{hold.pk}"
    return str(open_record(hold.reason, complaint_id=hold.complaint_id, name=name)["words"])
