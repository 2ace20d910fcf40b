"""Take a case to another state: the only way there is."""

from datetime import datetime
from uuid import UUID

from matching.status.models import Case
from matching.status.states import CASE, CaseStatus
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require


def lock_case(case_id: UUID) -> Case:
    """The case, held for this transaction; everything that moves a case begins here."""
    return Case.objects.select_for_update(of=("self",)).get(pk=case_id)


def move_case(*, case: Case, to: str, by: User, at: datetime) -> Case:
    """Take a locked case to another state, if the lifecycle and the person's rights allow it."""
    before = case.status
    require(by, CASE.permission_for(source=before, target=to))
    case.status, case.changed_at = CaseStatus(to), at
    case.save(update_fields=["status", "changed_at"])
    trail.record(event="case.moved", subject=case, by=by, at=at, before=before, after=to)
    return case
