"""Reads: the desk's reports as far as a reader may see them, and what the public reads."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform

from portal.accounts.models import User
from portal.jurisdictions.access import may
from portal.jurisdictions.zones import washington_day
from portal.participation.models import Document
from reports.committee.findings.models import PublishedFinding
from reports.committee.report.body import body_of
from reports.committee.report.canonical import Words
from reports.committee.report.models import Part, Position, Report
from reports.committee.report.sealing import standing
from reports.committee.report.seating import apart_of, closed_to, seats_in, signers
from reports.committee.report.states import Status
from reports.committee.seats.models import Seat, Term
from reports.committee.seats.recusals import hidden_from
from reports.committee.seats.selectors import term_of
from reports.committee.seats.states import RUN


@dataclass(frozen=True)
class Line:
    """A seat beside a report that is out: whether it is heard, and what it says once all are.

    Who keeps away from a finding reads no other seat's words here: they can be about it.
    """

    seat: Seat
    position: Position | None
    is_mine: bool
    is_open: bool
    has_words: bool


@dataclass(frozen=True)
class Seen:
    """A report as one reader sees it.

    ``apart`` are the findings in it that the reader keeps away from, and ``mine`` what the
    reader's own seat signed.  What seats say is open to all once every seat is heard.
    """

    report: Report
    term: Term | None
    body: Words
    apart: list[str]
    lines: list[Line]
    signs: bool

    @property
    def is_complete(self) -> bool:
        """Whether every seat is heard."""
        return bool(self.lines) and all(line.position for line in self.lines)

    @property
    def mine(self) -> Position | None:
        """What the reader's seat signed on the edition that is out."""
        return next((one.position for one in self.lines if one.is_mine), None)


def reports_for(user: User, *, at: datetime) -> list[Report]:
    """The reports that the desk shows to somebody, the latest first.

    Drafts are the secretariat's; a report of which a member keeps away from every finding is
    not shown to the member, whatever other role the member holds.
    """
    rows = Report.objects.select_related("charter").defer("body", "sealed")
    if not may(user, RUN):
        rows = rows.exclude(status=Status.DRAFT)
    found = list(rows.order_by("-number"))
    closed = closed_to(found, term_of(user, at=at))
    return [report for report in found if report.pk not in closed]


def report_for(user: User, report_id: UUID, *, at: datetime) -> Seen | None:
    """One report as somebody may see it; None where they may not."""
    report = Report.objects.select_related("charter").filter(pk=report_id).first()
    if report is None or (report.status == Status.DRAFT and not may(user, RUN)):
        return None
    term = term_of(user, at=at)
    if report.pk in closed_to([report], term):
        return None
    day = washington_day(at)
    signer = signers(report, day=day).get(term.seat_id) if term else None
    apart = apart_of(report, term)
    return Seen(
        report=report,
        term=term,
        body=report.body or body_of(report),
        apart=apart,
        lines=_lines(report, term, apart),
        signs=term is not None and signer == term,
    )


def findings_to_print(user: User, *, at: datetime) -> QuerySet[PublishedFinding]:
    """The settled findings that somebody may put into a report, the latest first."""
    rows = PublishedFinding.objects.order_by("-settled_at", "-reference")
    term = term_of(user, at=at)
    return rows if term is None else rows.exclude(matter__in=hidden_from(term))


def places_of(report: Report) -> dict[UUID, int]:
    """The place of each finding in a report, by its id."""
    return dict(Part.objects.filter(report=report).values_list("finding", "number"))


@dataclass(frozen=True)
class Published:
    """A published report as anybody reads it: from its sealed text alone."""

    number: int
    sealed: Words
    sealed_digest: str
    published_at: datetime
    pdf: Document


def published_reports() -> QuerySet[Report]:
    """Every published report with its title, the latest first; the site reads no more of it."""
    body = KeyTextTransform("title", "sealed__body")
    rows = Report.objects.filter(status=Status.PUBLISHED).annotate(heading=body)
    return rows.only("number", "published_at", "sealed_digest").order_by("-number")


def published_report(number: int) -> Published | None:
    """A published report by its number."""
    rows = Report.objects.filter(status=Status.PUBLISHED, number=number).select_related("pdf")
    found = rows.only(
        *("number", "sealed", "sealed_digest", "published_at"),
        *("pdf__sha256", "pdf__name", "pdf__media_type"),
    ).first()
    if found is None or found.sealed is None or found.published_at is None or found.pdf is None:
        return None
    return Published(
        found.number, found.sealed, found.sealed_digest, found.published_at, found.pdf
    )


def paper_of(published: Published) -> bytes:
    """The PDF of a published report."""
    return bytes(Document.objects.get(pk=published.pdf.pk).content)


def _lines(report: Report, term: Term | None, apart: list[str]) -> list[Line]:
    if report.edition == 0 or report.status == Status.DRAFT:
        return []
    seats, found = seats_in(report), {one.seat_id: one for one in standing(report)}
    complete = len(found) == len(seats)
    mine = term.seat_id if term else None
    return [
        Line(
            seat=seat,
            position=found.get(seat.pk),
            is_mine=seat.pk == mine,
            is_open=complete or seat.pk == mine,
            has_words=seat.pk == mine or not apart,
        )
        for seat in seats
    ]
