"""A finding or a recommendation for a write: locked, and by somebody who need not keep away."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from reports.committee.findings.models import Finding, Recommendation
from reports.committee.findings.refusals import NoSuchFinding
from reports.committee.findings.states import FINDING, RECOMMENDATION
from reports.committee.seats.models import Matter
from reports.committee.seats.recusals import require_part
from reports.committee.seats.selectors import term_of


def locked(finding_id: UUID) -> Finding:
    """The finding, which nobody else changes until the transaction ends."""
    rows = Finding.objects.select_for_update(of=("self",)).select_related("matter__place")
    found = rows.filter(pk=finding_id).first()
    if found is None:
        raise NoSuchFinding(_("There is no such finding."))
    return found


def locked_advice(recommendation_id: UUID) -> Recommendation:
    """The same for a recommendation, with whom it is addressed to; in any scope."""
    rows = Recommendation.objects.select_for_update(of=("self",)).select_related("addressee")
    found = rows.filter(pk=recommendation_id).first()
    if found is None:
        raise NoSuchFinding(_("There is no such recommendation."))
    return found


def keep_to_part(matter: Matter, by: User, at: datetime) -> None:
    """Refuse whoever sits on the committee and is to keep away, whatever else they are."""
    term = term_of(by, at=at)
    if term is not None:
        require_part(term, matter)


def allow(finding: Finding, target: str, by: User, at: datetime) -> None:
    """Refuse who may not bring a finding there, and where it does not go."""
    keep_to_part(finding.matter, by, at)
    require(by, FINDING.permission_for(source=finding.status, target=target))


def allow_advice(advice: Recommendation, target: str, by: User, at: datetime) -> None:
    """The same for a recommendation, in the committee's scope."""
    keep_to_part(matter_of(advice), by, at)
    require(by, RECOMMENDATION.permission_for(source=advice.status, target=target))


def matter_of(advice: Recommendation) -> Matter:
    """What a recommendation is about; committee scope."""
    return Matter.objects.select_related("place").get(findings=advice.finding_id)


def move(
    record: Finding | Recommendation, target: str, by: User, at: datetime, *fields: str
) -> None:
    """Bring a record there, with other fields that change with its state, and tell the trail."""
    before = record.status
    record.status, record.changed_at = target, at
    record.save(update_fields=["status", "changed_at", *fields])
    kind = "finding" if isinstance(record, Finding) else "recommendation"
    event = f"committee.{kind}_moved"
    trail.record(event=event, subject=record, by=by, at=at, before=before, after=target)
