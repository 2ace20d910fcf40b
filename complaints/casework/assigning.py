"""Who has a complaint, and who is kept away from it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from complaints.casework.hands import (
    is_kept_away,
    lock_complaint,
    may_handle,
    require_hand,
    require_right,
)
from complaints.casework.models import Assignment, Recusal
from complaints.casework.refusals import AlreadyKeptAway, NotAssignable
from complaints.casework.running import OVER
from complaints.models import Complaint
from complaints.states import INTAKE, INVESTIGATE, SUPERVISE
from portal.accounts.models import User
from portal.audit import trail
from portal.inbox.services import notify


@transaction.atomic
def assign(*, complaint_id: UUID, investigator: User, by: User, at: datetime) -> Assignment:
    """Give a complaint to an investigator, as intake or as a supervisor; whoever had it ends.

    Runs in the complaints scope.  Raises ``AccessDenied`` and ``NotAssignable``.
    """
    complaint = lock_complaint(complaint_id)
    require_hand(complaint, by, INTAKE, SUPERVISE, at=at)
    if complaint.status in OVER:
        raise NotAssignable(_("The complaint is closed or withdrawn."))
    if not may_handle(complaint, investigator, INVESTIGATE):
        raise NotAssignable(_("This person cannot investigate this complaint."))
    if _running(complaint).filter(assignee=investigator).exists():
        raise NotAssignable(_("This person has the complaint already."))
    _running(complaint).update(ended_at=at, ended_by=by)
    given = Assignment.objects.create(
        jurisdiction_id=complaint.jurisdiction_id,
        complaint=complaint,
        assignee=investigator,
        given_by=by,
        given_at=at,
    )
    detail: dict[str, object] = {"to": str(investigator.pseudonym)}
    trail.record(event="complaint.assigned", subject=complaint, by=by, at=at, detail=detail)
    if investigator != by:
        notify(
            people=[investigator],
            kind="complaint.assigned",
            url=reverse("complaint-detail", args=[complaint.pk]),
            at=at,
            number=complaint.number,
        )
    return given


@transaction.atomic
def recuse(*, complaint_id: UUID, user: User, by: User, at: datetime) -> Recusal:
    """Keep somebody away from a complaint for good, as they are named in it.

    Intake and supervisors do it, and everybody for themselves, trained or not; if the person has
    the complaint, it is nobody's until it is given again.  Runs in the complaints scope.  Raises
    ``AccessDenied`` and ``AlreadyKeptAway``.
    """
    complaint = lock_complaint(complaint_id)
    if by == user:
        require_right(complaint, by)
    else:
        require_hand(complaint, by, INTAKE, SUPERVISE, at=at)
    if is_kept_away(complaint, user):
        raise AlreadyKeptAway(_("This person is kept away from the complaint already."))
    kept = Recusal.objects.create(
        jurisdiction_id=complaint.jurisdiction_id,
        complaint=complaint,
        user=user,
        recused_by=by,
        recused_at=at,
    )
    _running(complaint).filter(assignee=user).update(ended_at=at, ended_by=by)
    detail: dict[str, object] = {"who": str(user.pseudonym)}
    trail.record(event="complaint.recused", subject=complaint, by=by, at=at, detail=detail)
    return kept


def _running(complaint: Complaint) -> QuerySet[Assignment]:
    return Assignment.objects.filter(complaint=complaint, ended_at=None)
