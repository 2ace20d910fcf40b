"""Record what is found of a case: circumstances that rules ask for, factors that people weigh."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from matching.status.cases import bring_back, lock_case_at, require_work
from matching.status.duties import own_part, take_part
from matching.status.errors import NotFitting
from matching.status.models import Case, Finding
from matching.status.sealed import seal_words
from matching.status.subjects import SUBJECTS, Circumstance, Presence
from portal.accounts.models import User
from portal.audit import trail


@dataclass(frozen=True)
class Found:
    """What somebody found of one subject: present, absent or unknown, with a note."""

    subject: str
    presence: str
    note: str = ""


@transaction.atomic
def record_finding(
    *, case_id: UUID, subject: str, presence: str, note: str, by: User, at: datetime
) -> Finding:
    """Record one circumstance or factor of a case; see ``record_findings``."""
    found = [Found(subject, presence, note)]
    return record_findings(case_id=case_id, found=found, by=by, at=at)[0]


@transaction.atomic
def record_findings(
    *, case_id: UUID, found: Iterable[Found], by: User, at: datetime
) -> list[Finding]:
    """Record what was found of a case, as a specialist, an officer or a supervisor.

    Earlier findings stay; the latest of a subject counts.  A new circumstance brings a decided
    case back to be decided again.  Factors are weighed by people: nothing is computed from them.
    """
    case = lock_case_at(case_id, at)
    take_part(case=case, part=own_part(case=case, by=by), by=by, at=at)
    require_work(case)
    rows = [_record(case, one, by, at) for one in found]
    if any(row.subject in Circumstance.values for row in rows):
        bring_back(case=case, by=by, at=at)
    return rows


def _record(case: Case, one: Found, by: User, at: datetime) -> Finding:
    if one.subject not in dict(SUBJECTS) or one.presence not in Presence.values:
        raise NotFitting(_("Choose one of the values offered."))
    row = Finding(
        jurisdiction_id=case.jurisdiction_id,
        case=case,
        subject=one.subject,
        presence=one.presence,
        recorded_by=by,
        recorded_at=at,
    )
    row.note = seal_words(one.note, row=row, field="note")
    row.save(force_insert=True)
    detail: dict[str, object] = {"subject": one.subject}
    trail.record(
        event="finding.recorded", subject=row, by=by, at=at, after=one.presence, detail=detail
    )
    return row
