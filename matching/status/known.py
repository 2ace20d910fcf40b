"""What was known of a case at an instant, as plain values: what the policy rules are asked with.

Read from rows that are only ever added to, each with the instant from which it is known, so
that nothing recorded later changes what was known before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from matching.status.models import Case, Claim, Conviction
from matching.status.on_record import Record, records_of
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
    """Everything known of a case at an instant (aware), that instant included; seven queries."""
    return known_from(records_of([case])[case.pk], at)


def known_from(record: Record, at: datetime) -> Known:
    """Everything known at an instant (aware), that instant included, of what is on record."""
    convictions = [row for row in record.convictions if _stood(row, at)]
    responses = [row for row in record.responses if row.answered_at <= at]
    response = responses[-1] if responses else None
    presences = {row.subject: row.presence for row in record.findings if row.recorded_at <= at}
    return Known(
        at=at,
        finding=response.finding if response else "",
        ground=response.ground if response else "",
        evidence_type=response.evidence_type if response else "",
        charges=_charges(record, convictions, at),
        convictions=tuple(_conviction(row) for row in convictions),
        claims=tuple(_claim(row, at) for row in record.claims if row.received_at <= at),
        circumstances=_of(Circumstance, presences),
        factors=_of(Factor, presences),
    )


def _stood(row: Conviction, at: datetime) -> bool:
    """Whether a conviction was on record at an instant, and not taken back by then."""
    return row.recorded_at <= at and (row.retracted_at is None or row.retracted_at > at)


def _conviction(row: Conviction) -> KnownConviction:
    return KnownConviction(
        row.ncic_code, row.severity, row.convicted_on, row.over_one_year, row.aggravated_felony
    )


def _charges(
    record: Record, convictions: Iterable[Conviction], at: datetime
) -> tuple[KnownCharge, ...]:
    """The charges of the booking, which come with it and stay as they came."""
    if record.received_at > at:
        return ()
    convicted = {row.charge_id for row in convictions}
    return tuple(
        KnownCharge(row.pk, row.ncic_code, row.severity, row.pk in convicted)
        for row in record.charges
    )


def _claim(row: Claim, at: datetime) -> KnownClaim:
    decided = row.decided_at is not None and row.decided_at <= at
    return KnownClaim(
        row.kind,
        row.claimant,
        row.received_at,
        row.outcome if decided else "",
        row.decided_at if decided else None,
    )


def _of(subjects: type[Circumstance] | type[Factor], presences: dict[str, str]) -> dict[str, str]:
    return {one: presences.get(one, Presence.UNKNOWN.value) for one in subjects.values}
