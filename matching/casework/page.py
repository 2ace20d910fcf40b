"""What the page of a case shows, to whom."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from matching.bookings.selectors import person_of
from matching.detainers.models import Detainer
from matching.policy.models import Decision, RuleVersion
from matching.policy.sealed import reason_of as override_reason_of
from matching.status import sealed
from matching.status.duties import RIGHT_OF
from matching.status.models import Case, Claim, Conviction, Duty, Finding, Query, Response
from matching.status.subjects import Circumstance, Factor, Presence
from portal.accounts.models import User
from portal.jurisdictions.access import may


@dataclass(frozen=True)
class Subject:
    """One circumstance or factor: what is known of it, and the note beside that."""

    key: str
    label: str
    presence: str
    presence_label: str
    note: str


@dataclass(frozen=True)
class Reason:
    """One rule that spoke in a decision; ``because`` is HOLDS, UNKNOWN or LIFTED."""

    rule: RuleVersion | None
    key: str
    because: str


def case_found(case_id: UUID) -> Case | None:
    """A case with what its page names; the sealed record of the person comes along unopened."""
    rows = Case.objects.select_related(
        "jurisdiction", "booking__agency", "booking__jurisdiction", "candidate__person",
        "assigned_to",
    )  # fmt: skip
    return rows.filter(pk=case_id).first()


def part_of(case: Case, user: User) -> str:
    """The part that a person has in a case among the program's own; '' for none."""
    duty = Duty.objects.filter(case=case, user=user, part__in=RIGHT_OF).first()
    return duty.part if duty else ""


def person_shown(case: Case, part: str) -> dict[str, str] | None:
    """The record of the person, for who has a part in the case; None for others."""
    return person_of(case.booking) if part else None


def responses_of(case: Case) -> QuerySet[Response]:
    """The responses of a case, the latest first."""
    rows = Response.objects.filter(query__case=case).select_related("officer")
    return rows.order_by("-answered_at", "-pk")


def open_query_of(case: Case) -> Query | None:
    """The query of a case that waits for its response."""
    return Query.objects.filter(case=case, response=None).order_by("-asked_at", "-pk").first()


def claims_of(case: Case) -> list[Claim]:
    """The claims of a case's booking, the oldest first; not in which words."""
    rows = Claim.objects.filter(booking=case.booking_id).defer("words", "reason")
    return list(rows.order_by("received_at", "pk"))


def claim_found(claim_id: UUID) -> Claim | None:
    """A claim with its booking."""
    rows = Claim.objects.select_related("jurisdiction", "booking__agency", "decided_by")
    return rows.defer("booking__person").filter(pk=claim_id).first()


def cases_of(claim: Claim) -> list[Case]:
    """The cases that a claim stops."""
    return list(Case.objects.filter(booking=claim.booking_id).order_by("opened_at", "pk"))


def words_shown(cases: list[Case], user: User) -> bool:
    """Whether a person reads what a claim says: by a part in a case that it stops.

    Where it stops none there is nobody with a part; the supervisors read it, who decide it.
    """
    if not cases:
        return may(user, "supervise_case")
    return Duty.objects.filter(case__in=cases, user=user, part__in=RIGHT_OF).exists()


def subjects_of(
    case: Case, kind: type[Circumstance] | type[Factor], *, part: str
) -> list[Subject]:
    """Every circumstance, or every factor, with the latest finding on it.

    The notes are unsealed for who has a part in the case, and '' for others.
    """
    latest = {row.subject: row for row in Finding.objects.filter(case=case, subject__in=kind)}
    return [_subject(one, latest.get(one.value), part) for one in kind]


def _subject(one: Circumstance | Factor, row: Finding | None, part: str) -> Subject:
    presence = Presence(row.presence) if row else Presence.UNKNOWN
    note = sealed.note_of(row) if row and part else ""
    return Subject(one.value, str(one.label), presence.value, str(presence.label), note)


def reasons_of(decision: Decision) -> list[Reason]:
    """The rules that spoke in a decision, in the version of that day."""
    keys = [str(reason["rule"]) for reason in decision.reasons]
    versions = {(row.key, row.number): row for row in RuleVersion.objects.filter(key__in=keys)}
    return [
        Reason(
            versions.get((reason["rule"], reason["version"])), reason["rule"], reason["because"]
        )
        for reason in decision.reasons
    ]


def override_words(decision: Decision) -> str:
    """Why a supervisor overrode a decision; '' where nobody did."""
    override = getattr(decision, "override", None)
    return override_reason_of(override) if override else ""


def detainers_of(case: Case) -> QuerySet[Detainer]:
    """The detainers that rest on a case, the latest first."""
    rows = case.detainers.select_related("agency").defer("code")
    return rows.order_by("-drafted_at", "-pk")


def parts_of(case: Case) -> QuerySet[Duty]:
    """Who has which part in a case."""
    return Duty.objects.filter(case=case).select_related("user").order_by("taken_at", "pk")


def conviction_found(conviction_id: UUID) -> Conviction | None:
    """A conviction with its booking."""
    rows = Conviction.objects.select_related("booking").defer("booking__person")
    return rows.filter(pk=conviction_id).first()


def detainer_found(detainer_id: UUID) -> Detainer | None:
    """A detainer of a case, with all that its paper says."""
    rows = Detainer.objects.select_related(
        "agency", "jurisdiction", "booking__jurisdiction", "case", "issued_by", "drafted_by"
    )
    return rows.filter(pk=detainer_id, case__isnull=False).first()
