"""What was known of a case at an instant, as plain values: what the policy rules are asked with.

Read from rows that are only ever added to, each with the instant from which it is known, so
that nothing recorded later changes what was known before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from matching.bookings.models import Charge
from matching.status.models import Case, Claim, Conviction, Finding, Response
from matching.status.subjects import Circumstance, Factor, Presence


@dataclass(frozen=True)
class KnownCharge:
    """A charge as booked: NCIC code ('' where none is known), severity, whether convicted."""

    pk: int
    code: str
    severity: str
    convicted: bool


@dataclass(frozen=True)
class KnownConviction:
    """A conviction; ``over_one_year`` and ``aggravated`` are None where nobody knows."""

    code: str
    severity: str
    convicted_on: date
    over_one_year: bool | None
    aggravated: bool | None

    @property
    def year(self) -> int:
        """The year of the conviction."""
        return self.convicted_on.year


@dataclass(frozen=True)
class KnownClaim:
    """A claim; ``outcome`` is '' while it is undecided."""

    kind: str
    claimant: str
    received_at: datetime
    outcome: str
    decided_at: datetime | None


@dataclass(frozen=True)
class Known:
    """Everything known of a case at ``at``.

    ``finding`` is '' before the first response.  ``circumstances`` and ``factors`` name every
    subject: what nobody has recorded is UNKNOWN.  The factors are for people to weigh.
    """

    at: datetime
    finding: str = ""
    ground: str = ""
    evidence_type: str = ""
    charges: tuple[KnownCharge, ...] = ()
    convictions: tuple[KnownConviction, ...] = ()
    claims: tuple[KnownClaim, ...] = ()
    circumstances: Mapping[str, str] = field(default_factory=dict)
    factors: Mapping[str, str] = field(default_factory=dict)

    @property
    def open_claims(self) -> tuple[KnownClaim, ...]:
        """The claims on which nobody had decided."""
        return tuple(claim for claim in self.claims if not claim.outcome)

    @property
    def upheld_claims(self) -> tuple[KnownClaim, ...]:
        """The claims that a supervisor had upheld."""
        return tuple(claim for claim in self.claims if claim.outcome == Claim.Outcome.UPHELD)


def known_of(case: Case, at: datetime) -> Known:
    """Everything known of a case at an instant, that instant included; six queries."""
    convictions = _convictions(case, at)
    response = _response(case, at)
    presences = _presences(case, at)
    return Known(
        at=at,
        finding=response.finding if response else "",
        ground=response.ground if response else "",
        evidence_type=response.evidence_type if response else "",
        charges=_charges(case, at, convictions),
        convictions=tuple(_conviction(row) for row in convictions),
        claims=_claims(case, at),
        circumstances=_of(Circumstance, presences),
        factors=_of(Factor, presences),
    )


def _convictions(case: Case, at: datetime) -> list[Conviction]:
    standing = Q(retracted_at=None) | Q(retracted_at__gt=at)
    rows = Conviction.objects.filter(standing, booking=case.booking_id, recorded_at__lte=at)
    return list(rows.order_by("convicted_on", "recorded_at", "pk"))


def _conviction(row: Conviction) -> KnownConviction:
    return KnownConviction(
        row.ncic_code, row.severity, row.convicted_on, row.over_one_year, row.aggravated_felony
    )


def _charges(
    case: Case, at: datetime, convictions: Iterable[Conviction]
) -> tuple[KnownCharge, ...]:
    """The charges of the booking, which come with it and stay as they came."""
    convicted = {row.charge_id for row in convictions}
    rows = Charge.objects.filter(booking=case.booking_id, booking__received_at__lte=at)
    return tuple(
        KnownCharge(row.pk, row.ncic_code, row.severity, row.pk in convicted)
        for row in rows.order_by("pk")
    )


def _response(case: Case, at: datetime) -> Response | None:
    rows = Response.objects.filter(query__case=case, answered_at__lte=at)
    return rows.defer("evidence").order_by("-answered_at", "-pk").first()


def _claims(case: Case, at: datetime) -> tuple[KnownClaim, ...]:
    rows = Claim.objects.filter(booking=case.booking_id, received_at__lte=at)
    return tuple(_claim(row, at) for row in rows.defer("words").order_by("received_at", "pk"))


def _claim(row: Claim, at: datetime) -> KnownClaim:
    decided = row.decided_at is not None and row.decided_at <= at
    return KnownClaim(
        row.kind,
        row.claimant,
        row.received_at,
        row.outcome if decided else "",
        row.decided_at if decided else None,
    )


def _presences(case: Case, at: datetime) -> dict[str, str]:
    rows = Finding.objects.filter(case=case, recorded_at__lte=at).order_by("recorded_at", "pk")
    return dict(rows.values_list("subject", "presence"))


def _of(subjects: type[Circumstance] | type[Factor], presences: dict[str, str]) -> dict[str, str]:
    return {one: presences.get(one, Presence.UNKNOWN.value) for one in subjects.values}
