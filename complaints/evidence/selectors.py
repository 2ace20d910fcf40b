"""Reads: what somebody sent, what there is of a complaint, and the copy of one."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from complaints.evidence import files
from complaints.evidence.files import Part
from complaints.evidence.models import Evidence, Unsealing
from complaints.models import Complaint, Party
from complaints.selectors import complaints_visible_to
from complaints.vault.keys import KeyDestroyed
from complaints.vault.sealed import open_record
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into


@dataclass(frozen=True)
class Shown:
    """A file in a list, with what the person called it; "" once the complaint is disposed of."""

    evidence: Evidence
    name: str
    unsealings: tuple[Unsealing, ...]


def evidence_visible_to(user: User) -> QuerySet[Evidence]:
    """The files of every complaint that the person sees; the earliest first."""
    seen = complaints_visible_to(user).order_by()
    rows = Evidence.objects.select_related("complaint").filter(complaint__in=seen)
    return rows.order_by("queued_at", "pk")


def evidence_of(complaint: Complaint, *, user: User) -> list[Shown]:
    """The files of a complaint for those who work on it."""
    return _shown(evidence_visible_to(user).filter(complaint=complaint))


def evidence_from(party: Party) -> list[Shown]:
    """What this person sent, and nothing that another person behind the complaint did."""
    with stepping_into(scope.complaints()):
        return _shown(Evidence.objects.filter(party=party).order_by("queued_at", "pk"))


def name_of(evidence: Evidence) -> str:
    """What the person called the file; raises ``KeyDestroyed``."""
    name = f"evidence:{evidence.pk}:name"
    return str(open_record(evidence.name, complaint_id=evidence.complaint_id, name=name))


def reason_of(unsealing: Unsealing, evidence: Evidence) -> str:
    """Why a file was opened as it came; raises ``KeyDestroyed``."""
    name = f"unsealing:{unsealing.pk}"
    return str(open_record(unsealing.reason, complaint_id=evidence.complaint_id, name=name))


def copy_of(evidence: Evidence) -> bytes:
    """The working copy; raises ``FileMissing`` and ``KeyDestroyed``."""
    return files.fetch(complaint_id=evidence.complaint_id, evidence_id=evidence.pk, part=Part.COPY)


def _shown(rows: QuerySet[Evidence]) -> list[Shown]:
    opened = Prefetch("unsealings", Unsealing.objects.order_by("unsealed_at"))
    return [
        Shown(one, _name_or_nothing(one), tuple(one.unsealings.all()))
        for one in rows.prefetch_related(opened)
    ]


def _name_or_nothing(evidence: Evidence) -> str:
    try:
        return name_of(evidence)
    except KeyDestroyed:
        return ""
