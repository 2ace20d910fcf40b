"""Everything on record of a case, whenever it came: read for many cases as for one."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from matching.bookings.models import Booking, Charge
from matching.status.models import Case, Claim, Conviction, Finding, Query, Response


@dataclass(frozen=True)
class Record:
    """The rows of a case and of its booking, each kind in the order in which it is told.

    Every row has the instant from which it is known, and none is ever changed but to be taken
    back or decided, at an instant of its own.  ``received_at`` is the booking's.
    """

    received_at: datetime
    charges: list[Charge] = field(default_factory=list)
    convictions: list[Conviction] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def records_of(cases: Iterable[Case]) -> dict[UUID, Record]:
    """The record of each case by its id; seven queries, however many cases there are.

    No query joins another table: each asks an index for the rows of known keys, whatever the
    planner thinks of the tables' size.
    """
    booking_of = {case.pk: case.booking_id for case in cases}
    of_booking = _read_bookings(booking_of.values())
    # Two cases of one booking share what is on record of it.
    records = {
        pk: replace(of_booking[booking], responses=[], findings=[])
        for pk, booking in booking_of.items()
    }
    _read_cases(records)
    return records


def _read_bookings(ids: Iterable[UUID]) -> dict[UUID, Record]:
    received = Booking.objects.filter(pk__in=set(ids)).values_list("pk", "received_at")
    records = {pk: Record(at) for pk, at in received}
    there = {"booking__in": list(records)}
    for charge in Charge.objects.filter(**there).order_by("pk"):
        records[charge.booking_id].charges.append(charge)
    convictions = Conviction.objects.filter(**there)
    for conviction in convictions.order_by("convicted_on", "recorded_at", "pk"):
        records[conviction.booking_id].convictions.append(conviction)
    claims = Claim.objects.filter(**there).defer("words", "reason")
    for claim in claims.order_by("received_at", "pk"):
        records[claim.booking_id].claims.append(claim)
    return records


def _read_cases(records: dict[UUID, Record]) -> None:
    there = {"case__in": list(records)}
    case_of = dict(Query.objects.filter(**there).order_by().values_list("pk", "case"))
    responses = Response.objects.filter(query__in=list(case_of)).defer("evidence")
    for response in responses.order_by("answered_at", "pk"):
        records[case_of[response.query_id]].responses.append(response)
    findings = Finding.objects.filter(**there).defer("note")
    for finding in findings.order_by("recorded_at", "pk"):
        records[finding.case_id].findings.append(finding)
