"""The one way to change where a complaint stands."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.casework.hands import lock_complaint, require_hand, seal_words
from complaints.casework.models import Move
from complaints.casework.outcomes import OUTCOMES_FROM
from complaints.casework.refusals import OutcomeMissing
from complaints.casework.running import ensure_begun, enter_state
from complaints.models import Complaint
from complaints.states import COMPLAINT, FILER, Status
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused


@transaction.atomic
def move_complaint(
    *, complaint_id: UUID, to: str, note: str = "", outcome: str = "", by: User, at: datetime
) -> Move:
    """Take a complaint to another state, by the right that the way asks; the note is sealed.

    Closing needs one of the outcomes that the present state allows, and a complaint is referred
    by nothing but what is sent of it.  Runs in the complaints scope.  Raises ``AccessDenied``,
    ``TransitionRefused``, ``OutcomeMissing`` and ``WordsTooLong``.
    """
    complaint = _in_hand(complaint_id, to, by, at)
    if to == Status.REFERRED:
        raise TransitionRefused(_("Choose what is sent of it to refer it to another body."))
    _refuse_outcome(complaint, to, outcome)
    return _move(complaint, to, note, outcome, by, at)


@transaction.atomic
def mark_referred(*, complaint_id: UUID, by: User, at: datetime) -> Move:
    """Take a complaint to be referred, together with what is sent of it.

    That something is sent in the same transaction is for the caller to see to.  Runs in the
    complaints scope.  Raises ``AccessDenied`` and ``TransitionRefused``.
    """
    return _move(_in_hand(complaint_id, Status.REFERRED, by, at), Status.REFERRED, "", "", by, at)


@transaction.atomic
def withdraw_complaint(*, complaint_id: UUID, note: str = "", at: datetime) -> Move:
    """Take a complaint back for whoever holds the receipt of whoever filed.

    Whether it is they is for the caller to know.  Runs in the complaints scope.  Raises
    ``TransitionRefused`` and ``WordsTooLong``.
    """
    complaint = lock_complaint(complaint_id)
    COMPLAINT.permission_for(source=complaint.status, target=Status.WITHDRAWN)
    return _move(complaint, Status.WITHDRAWN, note, "", None, at)


def _in_hand(complaint_id: UUID, to: str, by: User, at: datetime) -> Complaint:
    """The complaint, locked, where a person may take it to a state from where it stands."""
    complaint = lock_complaint(complaint_id)
    require_hand(complaint, by, at=at)
    right = COMPLAINT.permission_for(source=complaint.status, target=to)
    if right == FILER:
        raise AccessDenied(_("Only whoever complained takes a complaint back."))
    require_hand(complaint, by, right, at=at)
    return complaint


def _move(
    complaint: Complaint, to: str, note: str, outcome: str, by: User | None, at: datetime
) -> Move:
    ensure_begun(complaint)
    move = Move(
        jurisdiction_id=complaint.jurisdiction_id,
        complaint=complaint,
        source=complaint.status,
        target=Status(to),
        outcome=outcome,
        moved_by=by,
        moved_at=at,
    )
    if note.strip():
        move.note = seal_words(note, complaint=complaint, name=f"move:{move.pk}")
    complaint.status, complaint.changed_at = move.target, at
    complaint.save(update_fields=["status", "changed_at"])
    move.save(force_insert=True)
    enter_state(complaint, move.target, at=at)
    trail.record(
        event="complaint.moved",
        subject=complaint,
        by=by,
        at=at,
        before=move.source,
        after=move.target,
        detail={"outcome": outcome} if outcome else {},
    )
    return move


def _refuse_outcome(complaint: Complaint, to: str, outcome: str) -> None:
    allowed = OUTCOMES_FROM[complaint.status] if to == Status.CLOSED else ("",)
    if outcome not in allowed:
        raise OutcomeMissing(_("Say how the complaint ends, by what its state allows."))
