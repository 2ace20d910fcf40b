"""What is on record of some bookings for their sheets: codes and instants, in a few queries.

Runs in the statistics scope, which reads nothing else of a person.  A booking without records, as
those of invented quarters are, has no key in what is returned.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from matching.bookings.models import Booking, Charge
from matching.detainers.models import Detainer, Service
from matching.galleries.models import GalleryName
from matching.holds.models import CustodyEnd
from matching.offenses.families import family_of
from matching.policy.models import Decision
from matching.searches.models import Search
from matching.status.models import Case, Claim, Finding, Query, Response
from portal.quarters import Quarter
from reports.committee.rounds.sheets import OnRecord
from reports.committee.rounds.strata import FRAMED, LEAST
from reports.statistics.models import Fact

Moments = dict[UUID, dict[str, datetime]]
ON = {Service.On.AGENCY: "served", Service.On.PERSON: "copied"}


def on_record(bookings: Iterable[UUID]) -> dict[UUID, OnRecord]:
    """What is on record of each booking; ten queries for any number."""
    ids = list(bookings)
    moments, charges, claims = _moments(ids), _charges(ids), _claims(ids)
    booking_of = dict(_cases(ids, moments))
    ruled, answers = _decisions(booking_of, moments), _answers(booking_of)
    found = _findings(booking_of)
    rows = Case.objects.filter(pk__in=list(booking_of)).order_by()
    standing: dict[UUID | None, str] = dict(rows.values_list("pk", "standing"))
    _detainers(booking_of, moments)
    case_of = {booking: case for case, booking in booking_of.items()}
    return {
        booking: OnRecord(
            moments=moments[booking],
            charges=charges[booking],
            response=answers.get(case_of.get(booking), ""),
            standing=standing.get(case_of.get(booking), ""),
            reasons=ruled.get(case_of.get(booking), ()),
            claims=claims[booking],
            circumstances=tuple(found[case_of.get(booking)].items()),
        )
        for booking in moments
    }


def common_families(quarter: Quarter) -> frozenset[str]:
    """The families of offenses that twenty cases of a quarter's frame or more are charged with."""
    framed = Fact.objects.filter(quarter=quarter.serial, stage__in=FRAMED).values("booking")
    rows = Charge.objects.filter(booking__in=framed).order_by().values_list("booking", "ncic_code")
    told = {(booking, family_of(code)) for booking, code in rows.distinct().iterator()}
    counted = Counter(family for _booking, family in told if family)
    return frozenset(family for family, cases in counted.items() if cases >= LEAST)


def _moments(ids: list[UUID]) -> Moments:
    booked = Booking.objects.filter(pk__in=ids).order_by()
    moments = {pk: {"booked": at} for pk, at in booked.values_list("pk", "booked_at")}
    searches = Search.objects.filter(booking__in=ids, gallery=GalleryName.IMMIGRATION).order_by()
    for pk, at in searches.values_list("booking_id", "passed_finish_at"):
        if at:
            moments[pk]["searched"] = at
    ends = CustodyEnd.objects.filter(booking__in=ids).order_by()
    for pk, at in ends.values_list("booking_id", "ended_at"):
        moments[pk]["ended"] = at
    return moments


def _charges(ids: list[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = Charge.objects.filter(booking__in=ids).order_by()
    for booking, code in rows.values_list("booking_id", "ncic_code"):
        found[booking].append(code)
    return found


def _claims(ids: list[UUID]) -> dict[UUID, list[tuple[str, str]]]:
    found: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    rows = Claim.objects.filter(booking__in=ids).order_by()
    for booking, kind, outcome in rows.values_list("booking_id", "kind", "outcome"):
        found[booking].append((kind, outcome))
    return found


def _cases(ids: list[UUID], moments: Moments) -> Iterable[tuple[UUID, UUID]]:
    """The case of each booking, the one opened last where there are several."""
    rows = Case.objects.filter(booking__in=ids).order_by("opened_at")
    last = {
        booking: (pk, at) for pk, booking, at in rows.values_list("pk", "booking_id", "opened_at")
    }
    for booking, (pk, at) in last.items():
        moments[booking]["matched"] = at
        yield pk, booking


def _decisions(
    booking_of: Mapping[UUID, UUID], moments: Moments
) -> dict[UUID | None, list[tuple[str, int, str]]]:
    """The reasons of the latest decision of each case."""
    found: dict[UUID | None, list[tuple[str, int, str]]] = {}
    rows = Decision.objects.filter(case__in=list(booking_of)).order_by("decided_at")
    for case, reasons, at in rows.values_list("case_id", "reasons", "decided_at"):
        moments[booking_of[case]]["decided"] = at
        found[case] = [(one["rule"], one["version"], one["because"]) for one in reasons]
    return found


def _answers(booking_of: Mapping[UUID, UUID]) -> dict[UUID | None, str]:
    """The finding of the latest response of each case."""
    asked = Query.objects.filter(case__in=list(booking_of)).order_by()
    case_of = dict(asked.values_list("pk", "case_id"))
    rows = Response.objects.filter(query__in=list(case_of)).order_by("answered_at")
    return {case_of[query]: finding for query, finding in rows.values_list("query_id", "finding")}


def _findings(booking_of: Mapping[UUID, UUID]) -> dict[UUID | None, dict[str, str]]:
    """The latest that was recorded of each circumstance, by case."""
    found: dict[UUID | None, dict[str, str]] = defaultdict(dict)
    rows = Finding.objects.filter(case__in=list(booking_of)).order_by("recorded_at")
    for case, subject, presence in rows.values_list("case_id", "subject", "presence"):
        found[case][subject] = presence
    return found


def _detainers(booking_of: Mapping[UUID, UUID], moments: Moments) -> None:
    rows = Detainer.objects.filter(
        case__in=list(booking_of),
        source=Detainer.Source.SECURE_COMMUNITIES,
        issued_at__isnull=False,
    )
    issued = {}
    for pk, case, at in rows.order_by("issued_at").values_list("pk", "case_id", "issued_at"):
        if at:
            moments[booking_of[case]]["issued"] = at
        issued[pk] = booking_of[case]
    services = Service.objects.filter(detainer__in=list(issued)).order_by("served_at")
    for detainer, on, at in services.values_list("detainer_id", "on", "served_at"):
        moments[issued[detainer]][ON[Service.On(on)]] = at
