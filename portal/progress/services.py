"""Long work is asked for, canceled, and tried again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from portal.accounts.models import User
from portal.audit import trail
from portal.progress.errors import NotYours
from portal.progress.models import Work
from portal.progress.states import LIFECYCLE, WorkStatus


@transaction.atomic
def ask_work(*, kind: str, total: int, by: User, at: datetime) -> Work:
    """Put a piece of work in the queue; ``total`` is zero where nobody knows it yet."""
    work = Work.objects.create(kind=kind, total=total, asked_by=by, asked_at=at)
    trail.record(event="work.asked", subject=work, by=by, at=at, detail={"total": total})
    return work


@transaction.atomic
def cancel_work(*, work_id: UUID, by: User, at: datetime) -> Work:
    """Stop what waits at once, and ask whoever is at it to stop before its next step.

    Raises ``NotYours``, or ``TransitionRefused`` where it is at an end already.
    """
    work = _locked(work_id, by)
    if work.cancel_asked_at is not None and work.is_open:
        return work
    LIFECYCLE.permission_for(source=work.status, target=WorkStatus.CANCELED)
    if work.status == WorkStatus.QUEUED:
        work.status, work.finished_at = WorkStatus.CANCELED, at
    work.cancel_asked_at = at
    work.save(update_fields=["status", "finished_at", "cancel_asked_at"])
    trail.record(event="work.cancel_asked", subject=work, by=by, at=at, after=work.status)
    return work


@transaction.atomic
def retry_work(*, work_id: UUID, by: User, at: datetime) -> Work:
    """Put failed work in the queue again, from its beginning or from what was kept of it.

    Raises ``NotYours``, or ``TransitionRefused`` where it has not failed.
    """
    work = _locked(work_id, by)
    LIFECYCLE.permission_for(source=work.status, target=WorkStatus.QUEUED)
    work.status, work.attempts, work.problem = WorkStatus.QUEUED, 0, ""
    work.finished_at = work.cancel_asked_at = None
    work.save(update_fields=["status", "attempts", "problem", "finished_at", "cancel_asked_at"])
    trail.record(event="work.retried", subject=work, by=by, at=at)
    return work


def _locked(work_id: UUID, by: User) -> Work:
    """The work, held; administrators answer for one another's, as an import takes two."""
    work = Work.objects.select_for_update(of=("self",)).get(pk=work_id)
    if work.asked_by_id != by.pk and not (by.is_superuser and work.kind != Work.Kind.EXPORT):
        raise NotYours("Somebody else asked for this work.")
    return work
