"""What a settled finding becomes for the public: one row with every statement, and what it asks.

Runs in the transaction that settles it, in the committee's scope.
"""

from datetime import datetime

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.zones import washington_day
from reports.committee.findings.models import (
    Finding,
    MemberStatement,
    Proposal,
    PublishedFinding,
    Recommendation,
)
from reports.committee.findings.numbering import next_reference
from reports.committee.findings.states import Status
from reports.committee.motions.models import Motion


def publish_finding(
    finding: Finding, motion: Motion, *, by: User, at: datetime
) -> PublishedFinding:
    """Write the public's row, and begin the recommendations of a finding that was adopted."""
    proposals = Proposal.objects.filter(finding=finding).select_related("addressee")
    adopted = finding.status == Status.ADOPTED
    made = PublishedFinding.objects.create(
        finding=finding,
        reference=finding.reference,
        matter=finding.matter,
        duty=finding.duty,
        title=finding.title,
        text=finding.text,
        outcome=finding.status,
        motion=motion,
        statements=[_said(one) for one in _statements(finding)],
        proposals=[] if adopted else [_dropped(one) for one in proposals],
        settled_at=at,
    )
    for one in proposals if adopted else []:
        _begin(one, by, at)
    return made


def _statements(finding: Finding) -> list[MemberStatement]:
    rows = MemberStatement.objects.filter(finding=finding).select_related("term__seat")
    return list(rows.order_by("signed_at", "pk"))


def _said(one: MemberStatement) -> dict[str, object]:
    return {
        "seat": one.term.seat.number,
        "constituency": one.term.seat.constituency,
        "name": one.term.name,
        "opinion": one.opinion,
        "words": one.words,
        "day": washington_day(one.signed_at).isoformat(),
    }


def _dropped(one: Proposal) -> dict[str, object]:
    return {
        "words": one.words,
        "addressee": str(one.addressee),
        "due_on": one.due_on.isoformat(),
    }


def _begin(one: Proposal, by: User, at: datetime) -> None:
    made = Recommendation.objects.create(
        reference=next_reference(Recommendation, at=at),
        finding_id=one.finding_id,
        words=one.words,
        addressee=one.addressee,
        due_on=one.due_on,
        adopted_at=at,
        changed_at=at,
    )
    detail: dict[str, object] = {"reference": made.reference, "addressee": one.addressee.code}
    event = "committee.recommendation_adopted"
    trail.record(event=event, subject=made, by=by, at=at, detail=detail)
