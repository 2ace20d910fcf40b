"""Some bookings as the facts have them: the level, and what says at which stage each stands."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from matching.bookings.models import Charge, Reading
from matching.galleries.models import GalleryName
from matching.offenses import by_family
from matching.offenses.records import Charge as Charged
from matching.searches.models import Search, Withholding
from portal.leases import JobStatus
from reports.statistics.gathering_holds import Held, read_holds
from reports.statistics.gathering_matches import Matches, read_matches
from reports.statistics.gathering_places import NO_COUNTY, Place
from reports.statistics.stage_of import Record, stage_of
from reports.statistics.stages import GROUP_OF_RECORD, OVERDUE, Group, Level, Stage

Codes = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Booked:
    """A booking of the quarter; ``group`` is the letter in the agency's record."""

    pk: UUID
    place: Place
    booked_at: datetime
    group: str


@dataclass(frozen=True)
class Searched:
    """The immigration search of a booking, and the instants at which the gate let it through."""

    pk: UUID
    status: str
    passed_at: tuple[datetime, ...]


@dataclass(frozen=True)
class OnRecord:
    """What was read of some bookings, each by their ids; what nobody recorded has no key."""

    levels: Mapping[UUID, Level]
    readings: Mapping[UUID, str]
    searches: Mapping[UUID, Searched]
    withheld: frozenset[UUID]
    matches: Mapping[UUID, Matches]
    holds: Mapping[UUID, Held]


@dataclass(frozen=True)
class Counted:
    """A booking as it is counted: the columns of `models.Fact`."""

    booking: UUID
    county: int
    level: Level
    group: Group
    stage: Stage
    hours_over: int


def count_bookings(bookings: Sequence[Booked], *, at: datetime) -> list[Counted]:
    """Each booking as it stands at ``at``, the instant of reading; 17 queries for any number."""
    known = _read([one.pk for one in bookings], at)
    return [_count(one, known) for one in bookings]


def _count(one: Booked, known: OnRecord) -> Counted:
    held, stage = known.holds.get(one.pk), stage_of(_record(one, known))
    return Counted(
        booking=one.pk,
        county=one.place.county,
        level=known.levels.get(one.pk, Level.UNKNOWN),
        group=GROUP_OF_RECORD[one.group],
        stage=stage,
        hours_over=held.hours_over if held and stage in OVERDUE else 0,
    )


def _record(one: Booked, known: OnRecord) -> Record:
    search, held = known.searches.get(one.pk), known.holds.get(one.pk)
    matches = known.matches.get(one.pk, Matches())
    moments = (one.booked_at, *(search.passed_at if search else ()))
    return Record(
        in_county=one.place.county != NO_COUNTY,
        is_activated=one.place.is_activated(one.booked_at),
        took_part=all(map(one.place.took_part, moments)),
        reading=known.readings.get(one.pk, ""),
        search=search.status if search else "",
        is_withheld=one.pk in known.withheld,
        is_unconcluded=matches.is_unconcluded,
        is_voided=matches.is_voided,
        case=matches.case,
        detainer=held.detainer if held else None,
    )


def _read(ids: list[UUID], at: datetime) -> OnRecord:
    searches = _searches(ids)
    done = {one.pk: pk for pk, one in searches.items() if one.status == JobStatus.DONE}
    matches = read_matches(done)
    booking_of = {case: pk for pk, found in matches.items() for case in found.cases}
    readings = Reading.objects.filter(booking__in=ids).order_by()
    withheld = Withholding.objects.filter(booking__in=ids).order_by()
    return OnRecord(
        levels=_levels(ids),
        readings=dict(readings.values_list("booking_id", "status")),
        searches=searches,
        withheld=frozenset(withheld.values_list("booking_id", flat=True)),
        matches=matches,
        holds=read_holds(booking_of, at=at),
    )


def _searches(ids: list[UUID]) -> dict[UUID, Searched]:
    rows = Search.objects.filter(booking__in=ids, gallery=GalleryName.IMMIGRATION).order_by()
    passed = ("passed_open_at", "passed_start_at", "passed_finish_at")
    return {
        booking: Searched(pk, status, tuple(moment for moment in moments if moment))
        for booking, pk, status, *moments in rows.values_list(
            "booking_id", "pk", "status", *passed
        )
    }


def _levels(ids: list[UUID]) -> dict[UUID, Level]:
    found: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    rows = Charge.objects.filter(booking__in=ids).order_by()
    for booking, code, severity in rows.values_list("booking_id", "ncic_code", "severity"):
        found[booking].append((code, severity))
    return {booking: level_of(tuple(sorted(codes))) for booking, codes in found.items()}


@lru_cache(maxsize=10_000)
def level_of(charges: Codes) -> Level:
    """The gravest of some charges as booked, (NCIC code, severity) each, by the families of 2008.

    A conviction changes nothing: the level is of what the police wrote down.
    """
    name, _basis = by_family.derive([Charged(code, weight) for code, weight in charges], [])
    return Level[name] if name in Level.__members__ else Level.UNKNOWN
