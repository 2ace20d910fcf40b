"""Close a case for good reason, or open it again: a supervisor's acts."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from matching.status.asking import ask
from matching.status.cases import lock_case_at, move_case
from matching.status.duties import take_part
from matching.status.errors import WordsMissing
from matching.status.models import Case, Duty
from matching.status.states import CaseStatus
from portal.accounts.models import User
from portal.states import TransitionRefused


@transaction.atomic
def close_case(*, case_id: UUID, reason: str, by: User, at: datetime) -> Case:
    """End the work on a case, with the reason; nothing follows from it any more."""
    return _move(case_id, CaseStatus.CLOSED, reason, by, at)


@transaction.atomic
def reopen_case(*, case_id: UUID, reason: str, by: User, at: datetime) -> Case:
    """Ask about a closed case anew, with the reason; a specialist answers the query."""
    case = _move(case_id, CaseStatus.QUERIED, reason, by, at, source=CaseStatus.CLOSED)
    case.assigned_to = None
    case.save(update_fields=["assigned_to"])
    ask(case=case, by=by, at=at)
    return case


def _move(case_id: UUID, to: str, reason: str, by: User, at: datetime, source: str = "") -> Case:
    case = lock_case_at(case_id, at)
    take_part(case=case, part=Duty.Part.SUPERVISOR, by=by, at=at)
    if not reason.strip():
        raise WordsMissing(_("Say why."))
    if source and case.status != source:
        raise TransitionRefused(_("Only a closed case is opened again."))
    return move_case(case=case, to=to, by=by, at=at, note=reason)
