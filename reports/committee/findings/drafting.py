"""Writes: a draft finding, its words, and what it would recommend to whom; committee scope."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.zones import washington_day
from reports.committee.findings.advice import LONGEST_ADVICE
from reports.committee.findings.models import LONGEST_TEXT, LONGEST_TITLE, Finding, Proposal
from reports.committee.findings.numbering import next_reference
from reports.committee.findings.reaching import keep_to_part, locked
from reports.committee.findings.refusals import (
    AddresseeUnfit,
    DayUnfit,
    NoSuchFinding,
    NotADraft,
)
from reports.committee.findings.states import Status
from reports.committee.seats.models import Matter
from reports.committee.seats.states import RUN, Duty


@transaction.atomic
def draft_finding(
    *, matter: Matter, duty: str, title: str, text: str, by: User, at: datetime
) -> Finding:
    """Draft a finding on a matter, with the next number of the year.

    Raises ``AccessDenied``, ``MustKeepAway``, ``WordsMissing`` and ``WordsTooLong``.
    """
    require(by, RUN)
    keep_to_part(matter, by, at)
    finding = Finding.objects.create(
        reference=next_reference(Finding, at=at),
        matter=matter,
        duty=Duty(duty),
        title=fit(title, most=LONGEST_TITLE),
        text=fit(text, most=LONGEST_TEXT),
        changed_at=at,
        drafted_by=by,
        drafted_at=at,
    )
    detail: dict[str, object] = {"reference": finding.reference, "duty": finding.duty}
    event = "committee.finding_drafted"
    trail.record(event=event, subject=finding, by=by, at=at, detail=detail)
    return finding


@transaction.atomic
def edit_finding(
    *, finding_id: UUID, duty: str, title: str, text: str, by: User, at: datetime
) -> Finding:
    """Write a draft anew.

    Raises ``AccessDenied``, ``MustKeepAway``, ``NotADraft``, ``WordsMissing`` and
    ``WordsTooLong``.
    """
    finding = _draft(finding_id, by, at)
    finding.duty, finding.changed_at = Duty(duty), at
    finding.title, finding.text = fit(title, most=LONGEST_TITLE), fit(text, most=LONGEST_TEXT)
    finding.save(update_fields=["duty", "title", "text", "changed_at"])
    trail.record(event="committee.finding_edited", subject=finding, by=by, at=at)
    return finding


@transaction.atomic
def propose(
    *, finding_id: UUID, words: str, addressee: str, due_on: date, by: User, at: datetime
) -> Proposal:
    """Add what a draft would recommend; ``addressee`` is the code of a place, or US.

    Raises ``AccessDenied``, ``MustKeepAway``, ``NotADraft``, ``AddresseeUnfit``, ``DayUnfit``,
    ``WordsMissing`` and ``WordsTooLong``.
    """
    finding = _draft(finding_id, by, at)
    place = Jurisdiction.objects.filter(code=addressee.strip(), listed=True).first()
    if place is None:
        raise AddresseeUnfit(_("The register has no place of this code."))
    if due_on <= washington_day(at):
        raise DayUnfit(_("Choose a day that is still to come."))
    made = Proposal.objects.create(
        finding=finding,
        words=fit(words, most=LONGEST_ADVICE),
        addressee=place,
        due_on=due_on,
        proposed_by=by,
        proposed_at=at,
    )
    detail: dict[str, object] = {"addressee": place.code, "due_on": due_on.isoformat()}
    event = "committee.recommendation_proposed"
    trail.record(event=event, subject=finding, by=by, at=at, detail=detail)
    return made


@transaction.atomic
def withdraw(*, finding_id: UUID, proposal_id: int, by: User, at: datetime) -> None:
    """Take out of a draft what it would have recommended.

    Raises ``AccessDenied``, ``MustKeepAway``, ``NotADraft`` and ``NoSuchFinding``.
    """
    finding = _draft(finding_id, by, at)
    gone, _each = Proposal.objects.filter(finding=finding, pk=proposal_id).delete()
    if not gone:
        raise NoSuchFinding(_("The draft has no such recommendation."))
    trail.record(event="committee.recommendation_withdrawn", subject=finding, by=by, at=at)


def _draft(finding_id: UUID, by: User, at: datetime) -> Finding:
    require(by, RUN)
    finding = locked(finding_id)
    keep_to_part(finding.matter, by, at)
    if finding.status != Status.DRAFT:
        raise NotADraft(_("The finding was circulated: take it back to change it."))
    return finding
