"""Take a case to another state: the only way there is."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from matching.status.errors import CaseMovedOn
from matching.status.models import Case, CaseStep
from matching.status.sealed import seal_words
from matching.status.states import AT_WORK, CASE, NEW_FACTS, CaseStatus
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from portal.states import TransitionRefused


def lock_case(case_id: UUID) -> Case:
    """The case, held for this transaction; everything that moves a case begins here."""
    return Case.objects.select_for_update(of=("self",)).get(pk=case_id)


def lock_case_at(case_id: UUID, at: datetime) -> Case:
    """The case, held, for an act dated ``at``, which comes after every step of the case.

    Raises ``CaseMovedOn`` where the case took a step since: what a decision was made from must
    not grow afterwards by an act that is dated before it.
    """
    case = lock_case(case_id)
    if at < case.changed_at:
        raise CaseMovedOn(_("Something happened in this case just now. Look at it once more."))
    return case


def move_case(*, case: Case, to: str, by: User, at: datetime, note: str = "") -> Case:
    """Take a locked case to another state, if the lifecycle and the person's rights allow it."""
    before = case.status
    right = CASE.permission_for(source=before, target=to)
    if right != NEW_FACTS:
        require(by, right)
    case.status, case.changed_at = CaseStatus(to), at
    case.save(update_fields=["status", "changed_at"])
    _keep_step(case, before, note, by)
    trail.record(event="case.moved", subject=case, by=by, at=at, before=before, after=to)
    return case


def bring_back(*, case: Case, by: User, at: datetime) -> None:
    """Have a locked case that is decided decided again, as something new is known of it."""
    if case.status == CaseStatus.DECIDED:
        move_case(case=case, to=CaseStatus.ANSWERED, by=by, at=at)


def require_work(case: Case) -> None:
    """Refuse an act in a case that is closed or voided; raises ``TransitionRefused``."""
    if case.status not in AT_WORK:
        raise TransitionRefused(_("This case is closed. Nothing more is recorded in it."))


def _keep_step(case: Case, before: str, note: str, by: User) -> None:
    step = CaseStep(
        jurisdiction_id=case.jurisdiction_id,
        case=case,
        source=before,
        target=case.status,
        taken_at=case.changed_at,
        taken_by=by,
    )
    step.note = seal_words(note, row=step, field="note")
    step.save(force_insert=True)
