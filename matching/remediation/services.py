"""What people do about searches that ran where none should have run."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from matching.remediation.models import Remediation
from matching.remediation.states import LIFECYCLE, RemediationStatus
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from portal.training.services import require_trained_for


class NoteMissing(Exception):
    """A task is not resolved without a word on what was done."""


@transaction.atomic
def resolve(*, remediation_id: UUID, note: str, by: User, at: datetime) -> Remediation:
    """Close a task with what was done about its searches.

    Raises ``AccessDenied``, ``NoteMissing`` or ``TransitionRefused``.
    """
    rows = Remediation.objects.select_for_update(of=("self",)).select_related("jurisdiction")
    task = rows.get(pk=remediation_id)
    right = LIFECYCLE.permission_for(source=task.status, target=RemediationStatus.RESOLVED)
    require(by, right, task.jurisdiction)
    require_trained_for(user=by, rights=[right], place=task.jurisdiction, at=at)
    if not note.strip():
        raise NoteMissing(_("Say what was done about these searches."))
    task.status, task.resolved_at, task.resolved_by = RemediationStatus.RESOLVED, at, by
    task.note = note.strip()
    task.save(update_fields=["status", "resolved_at", "resolved_by", "note"])
    trail.record(event="remediation.resolved", subject=task, by=by, at=at, after=task.status)
    return task
