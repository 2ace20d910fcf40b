"""Who takes the position of each seat on a day, and from which parts they keep away."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from reports.committee.report.models import Part, Report
from reports.committee.seats.models import Seat, Term
from reports.committee.seats.recusals import hidden_from
from reports.committee.seats.selectors import sitting
from reports.committee.seats.states import Capacity


def signers(report: Report, *, day: date) -> dict[int, Term]:
    """Who signs for each seat that somebody sits in, by the seat's id.

    That is the member; an alternate signs where the seat has no member on the day, and not where
    its member keeps away or says nothing.
    """
    held = [term for term in sitting(day) if term.seat.charter_id == report.charter_id]
    chosen = {term.seat_id: term for term in held if term.capacity == Capacity.ALTERNATE}
    members = {term.seat_id: term for term in held if term.capacity == Capacity.MEMBER}
    return chosen | members


def seats_in(report: Report) -> list[Seat]:
    """The seats of the report's charter, by number."""
    return list(Seat.objects.filter(charter=report.charter_id).order_by("number"))


def apart_of(report: Report, term: Term | None) -> list[str]:
    """The references of the findings in a report from whose matters a member keeps away."""
    parts = Part.objects.filter(report=report, finding__matter__in=hidden_from(term))
    return list(parts.order_by("number").values_list("finding__reference", flat=True))


def keeps_away(report: Report, term: Term | None) -> bool:
    """Whether a member keeps away from every finding of a report, and so from the report."""
    return report.pk in closed_to([report], term)


def closed_to(reports: Iterable[Report], term: Term | None) -> set[UUID]:
    """The ids of the reports from which a member keeps away; two queries for all of them."""
    if term is None:
        return set()
    rows = Part.objects.filter(report__in=list(reports))
    hidden = rows.filter(finding__matter__in=hidden_from(term))
    some = set(hidden.values_list("report", flat=True))
    others = rows.exclude(finding__matter__in=hidden_from(term))
    return some - set(others.values_list("report", flat=True))
