"""Reads of the public: settled findings, and where each recommendation stands.  In any scope.

Of a finding the site's own role reads no word but in what was published.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Length

from portal.jurisdictions.models import Jurisdiction
from portal.participation.models import Document
from reports.committee.findings.days import day_for
from reports.committee.findings.models import (
    Finding,
    PublishedFinding,
    Recommendation,
    Response,
    Step,
)
from reports.committee.findings.standing import Due, is_unanswered, is_waiting, overdue
from reports.committee.findings.states import Opinion, Progress, Stance
from reports.committee.motions.ballots import Ballot, ballots_of
from reports.committee.seats.states import Constituency, Duty


@dataclass(frozen=True)
class Tracked:
    """A recommendation on a day of its addressee: what was answered, done, and left undone."""

    advice: Recommendation
    finding: str
    response: Response | None
    steps: tuple[Step, ...]
    day: date

    @property
    def waiting(self) -> bool:
        """Whether a reply may still come in time."""
        return is_waiting(status=self.advice.status, due_on=self.advice.due_on, day=self.day)

    @property
    def unanswered(self) -> bool:
        """Whether there should be a reply and is none."""
        return is_unanswered(status=self.advice.status, due_on=self.advice.due_on, day=self.day)

    @property
    def overdue(self) -> int:
        """How many steps should be done and are not."""
        steps = [Due(step.due_on, step.done_at is not None) for step in self.steps]
        return overdue(steps, status=self.advice.status, day=self.day)

    @property
    def late(self) -> frozenset[int]:
        """The numbers of those steps."""
        return frozenset(
            step.number
            for step in self.steps
            if overdue(
                [Due(step.due_on, step.done_at is not None)],
                status=self.advice.status,
                day=self.day,
            )
        )

    @property
    def verified(self) -> int:
        """How many steps were verified."""
        return sum(1 for step in self.steps if step.verified_at is not None)


@dataclass(frozen=True)
class Said:
    """What a member said of a finding, as it is printed with it."""

    name: str
    constituency: str
    opinion: str
    words: str
    day: date


def published_findings(*, duty: str = "") -> QuerySet[PublishedFinding]:
    """Every settled finding, the latest first."""
    rows = PublishedFinding.objects.select_related("matter", "motion")
    if duty in Duty.values:
        rows = rows.filter(duty=duty)
    return rows.order_by("-settled_at", "-reference")


def published_finding(reference: str) -> PublishedFinding | None:
    """One of them by its number."""
    rows = PublishedFinding.objects.select_related("matter", "motion__item__meeting")
    return rows.filter(reference=reference).first()


def ballots_on(finding: PublishedFinding) -> list[Ballot]:
    """How each seat voted on a finding, and who kept away."""
    return ballots_of(finding.motion)


def said_on(finding: PublishedFinding) -> list[Said]:
    """Every statement of a member, in the order of signing, in the language of the page."""
    return [
        Said(
            name=one["name"],
            constituency=str(Constituency(one["constituency"]).label),
            opinion=str(Opinion(one["opinion"]).label),
            words=one["words"],
            day=date.fromisoformat(one["day"]),
        )
        for one in finding.statements
    ]


def tracked(*, at: datetime) -> list[Tracked]:
    """Every recommendation, the latest first; four queries however many there are."""
    return _tracked(_recommendations(), at)


def tracked_among(ids: Iterable[UUID], *, at: datetime) -> list[Tracked]:
    """Those among some, the latest first."""
    return _tracked(_recommendations().filter(pk__in=list(ids)), at)


def tracked_of(finding: PublishedFinding, *, at: datetime) -> list[Tracked]:
    """Those of a finding, in the order of their numbers."""
    return _tracked(_recommendations().filter(finding=finding.pk).reverse(), at)


def tracked_one(reference: str, *, at: datetime) -> Tracked | None:
    """One by its number, which it keeps."""
    found = _tracked(_recommendations().filter(reference=reference), at)
    return found[0] if found else None


def narrowed(
    rows: Iterable[Tracked],
    *,
    status: str = "",
    addressee: str = "",
    unanswered: bool = False,
    overdue: bool = False,
) -> list[Tracked]:
    """Those in a state, to an addressee, without a reply in time, or with an overdue step."""
    return [
        row
        for row in rows
        if (not status or row.advice.status == status)
        and (not addressee or row.advice.addressee.code == addressee)
        and (not unanswered or row.unanswered)
        and (not overdue or row.overdue)
    ]


def addressees(rows: Iterable[Tracked]) -> list[Jurisdiction]:
    """Whom anything was recommended to, by name."""
    found = {row.advice.addressee_id: row.advice.addressee for row in rows}
    return sorted(found.values(), key=str)


def counted(rows: Iterable[Tracked]) -> dict[str, int]:
    """How many were answered how, and how many were not, by the names of the table."""
    rows = list(rows)
    said = [row.response.stance for row in rows if row.response is not None]
    return {
        **{stance.value: said.count(stance) for stance in Stance},
        "WAITING": sum(1 for row in rows if row.waiting),
        "UNANSWERED": sum(1 for row in rows if row.unanswered),
        "NOT_SENT": sum(1 for row in rows if row.advice.status == Progress.ADOPTED),
        "OVERDUE": sum(1 for row in rows if row.overdue),
        "VERIFIED": sum(1 for row in rows if row.advice.status == Progress.VERIFIED),
    }


def evidence(sha256: str) -> Document | None:
    """A document that was handed in as evidence of a step, by the SHA-256 of its bytes."""
    shown = Step.objects.filter(document__isnull=False).values("document")
    return Document.objects.filter(sha256=sha256, pk__in=shown).first()


def _recommendations() -> QuerySet[Recommendation]:
    documents = Document.objects.only("sha256", "name")
    steps = Step.objects.order_by("number").prefetch_related(
        Prefetch("document", queryset=documents)
    )
    rows = Recommendation.objects.select_related("addressee", "response", "superseded_by")
    # No more of a finding than its number: the site's own role reads no other column.
    numbers = Prefetch("finding", queryset=Finding.objects.only("reference"))
    both = rows.prefetch_related(Prefetch("steps", queryset=steps), numbers)
    return both.order_by("-adopted_at", Length("reference").desc(), "-reference")


def _tracked(rows: QuerySet[Recommendation], at: datetime) -> list[Tracked]:
    return [
        Tracked(
            advice=advice,
            finding=advice.finding.reference,
            response=getattr(advice, "response", None),
            steps=tuple(advice.steps.all()),
            day=day_for(advice.addressee, at=at),
        )
        for advice in rows
    ]
