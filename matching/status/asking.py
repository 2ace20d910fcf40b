"""Take a case, ask the immigration records about it, and record what they answered."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from matching.status.cases import lock_case_at, move_case
from matching.status.claims import make_claim
from matching.status.duties import take_part
from matching.status.errors import AlreadyAnswered, GroundMissing, NotFitting, WordsMissing
from matching.status.models import Case, Claim, Duty, Query, Response
from matching.status.sealed import seal_words
from matching.status.states import CaseStatus
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require

F = Response.Finding


@transaction.atomic
def take_case(*, by: User, at: datetime) -> Case | None:
    """Give the specialist the case that has waited longest; None if none waits.

    One that was given to them and still waits comes first.  Nobody picks, and nobody is given
    a case in which they have another part.
    """
    require(by, "work_status")
    waiting = _waiting_for(by).select_for_update(of=("self",), skip_locked=True)
    case = (
        waiting.filter(assigned_to=by).order_by("opened_at", "pk").first()
        or waiting.filter(assigned_to=None).order_by("opened_at", "pk").first()
    )
    if case is None:
        return None
    take_part(case=case, part=Duty.Part.SPECIALIST, by=by, at=at)
    if case.assigned_to_id is None:
        case.assigned_to = by
        case.save(update_fields=["assigned_to"])
        trail.record(event="case.taken", subject=case, by=by, at=at)
    return case


def _waiting_for(by: User) -> QuerySet[Case]:
    other = Duty.objects.filter(case=OuterRef("pk"), user=by).exclude(part=Duty.Part.SPECIALIST)
    mine = Q(assigned_to=None) | Q(assigned_to=by)
    return Case.objects.filter(~Exists(other), mine, status=CaseStatus.OPEN)


@transaction.atomic
def record_query(*, case_id: UUID, by: User, at: datetime) -> Query:
    """Ask the immigration records about a case, as a specialist; it waits for the response."""
    case = lock_case_at(case_id, at)
    take_part(case=case, part=Duty.Part.SPECIALIST, by=by, at=at)
    move_case(case=case, to=CaseStatus.QUERIED, by=by, at=at)
    case.assigned_to = by
    case.save(update_fields=["assigned_to"])
    return ask(case=case, by=by, at=at)


def ask(*, case: Case, by: User, at: datetime) -> Query:
    """Keep the query of a locked case that is QUERIED."""
    query = Query.objects.create(
        jurisdiction_id=case.jurisdiction_id, case=case, asked_by=by, asked_at=at
    )
    trail.record(event="query.asked", subject=query, by=by, at=at)
    return query


@transaction.atomic
def record_response(
    *,
    query_id: UUID,
    finding: str,
    ground: str,
    evidence_type: str,
    evidence: str,
    by: User,
    at: datetime,
) -> Response:
    """Record what a query found, with its evidence, as a named specialist.

    A match is never removability: REMOVABLE needs a ground, and every answer its evidence.
    CITIZENSHIP_CLAIMED is itself a claim, which stops the case.
    Raises ``AlreadyAnswered``, ``GroundMissing``, ``WordsMissing`` or ``NotFitting``.
    """
    case = lock_case_at(Query.objects.values_list("case", flat=True).get(pk=query_id), at)
    take_part(case=case, part=Duty.Part.SPECIALIST, by=by, at=at)
    query = _unanswered(case, query_id)
    _check_answer(finding, ground, evidence_type, evidence)
    response = Response(
        jurisdiction_id=case.jurisdiction_id,
        query=query,
        finding=finding,
        ground=ground if finding == F.REMOVABLE else "",
        evidence_type=evidence_type,
        officer=by,
        answered_at=at,
    )
    response.evidence = seal_words(evidence, row=response, field="evidence")
    move_case(case=case, to=CaseStatus.ANSWERED, by=by, at=at)
    response.save(force_insert=True)
    # The next turn is an officer's.
    case.assigned_to = None
    case.save(update_fields=["assigned_to"])
    trail.record(event="response.recorded", subject=response, by=by, at=at, after=finding)
    if finding == F.CITIZENSHIP_CLAIMED:
        _claim_citizenship(case, evidence, by, at)
    return response


def _unanswered(case: Case, query_id: UUID) -> Query:
    latest = Query.objects.filter(case=case).order_by("-asked_at", "-pk").first()
    if latest is None or latest.pk != query_id or Response.objects.filter(query=latest).exists():
        raise AlreadyAnswered(_("This query has its response, or another was asked since."))
    return latest


def _check_answer(finding: str, ground: str, evidence_type: str, evidence: str) -> None:
    known = finding in F.values and evidence_type in Response.EvidenceType.values
    if not known or (ground and ground not in Response.Ground.values):
        raise NotFitting(_("Choose one of the values offered."))
    if finding == F.REMOVABLE and not ground:
        raise GroundMissing(_("Name the ground on which the person is removable."))
    if not evidence.strip():
        raise WordsMissing(_("Say what this answer rests on."))


def _claim_citizenship(case: Case, evidence: str, by: User, at: datetime) -> None:
    make_claim(
        booking_id=case.booking_id,
        kind=Claim.Kind.CITIZENSHIP,
        claimant=Claim.Claimant.OFFICER,
        words=evidence,
        by=by,
        at=at,
    )
