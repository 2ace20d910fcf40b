"""Gather the facts of a quarter from the records of the program, and count them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from uuid import UUID

import numpy as np
from django.utils.translation import gettext as _

from matching.bookings.models import Booking
from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.statistics.cubing import write_cube
from reports.statistics.facts import Block, replace_facts
from reports.statistics.gathering_places import places_in
from reports.statistics.gathering_records import Booked, Counted, count_bookings
from reports.statistics.models import Cube, Fact
from reports.statistics.stages import ANOMALIES, Stage

BATCH = 5_000
DAY = timedelta(days=1)  # no clock of the program is further from UTC


class NotBegun(Exception):
    """The quarter is still to come."""


class InventedFigures(Exception):
    """The figures of the quarter are synthetic, and records do not mix with them."""


@dataclass(frozen=True)
class Anomaly:
    """A booking that no rate counts: where (FIPS, '00000' for no county) and why."""

    booking: UUID
    county: str
    reason: Stage


def gather(quarter: Quarter, *, at: datetime, look: Callable[[], None] = lambda: None) -> int:
    """Write a quarter's facts anew from the records, and its open cube; how many facts.

    One transaction, in the statistics scope.  The cut-off ``at`` is the instant of reading: what
    comes later is counted the next time.  ``look`` is called while records are read, and may
    raise to stop.  Safe to run twice.  Raises ``NotBegun`` and ``InventedFigures``.
    """
    if quarter > Quarter.of(at.astimezone(UTC).date()):
        raise NotBegun(_("%(quarter)s has not begun.") % {"quarter": quarter})
    with scope.within(scope.statistics()):
        if Cube.objects.filter(quarter=str(quarter), synthetic=True).exists():
            words = _("The figures of %(quarter)s are synthetic. No records are counted in it.")
            raise InventedFigures(words % {"quarter": quarter})
        # All is read before it is written: no query runs beside a COPY.
        written = replace_facts(quarter, list(_blocks(quarter, at, look)))
        write_cube(quarter, at=at)
    return written


def gather_open(*, at: datetime) -> dict[Quarter, int]:
    """Gather this quarter, the one before until it is frozen, and any whose cube is open again.

    How many facts each has, by quarter.

    Quarters of synthetic figures are left as they are.
    """
    this = Quarter.of(at.astimezone(UTC).date())
    return {quarter: gather(quarter, at=at) for quarter in _still_counted(this)}


def anomalies(quarter: Quarter) -> list[Anomaly]:
    """The bookings of a quarter that are set aside, by county; runs in the statistics scope.

    Those of ``Stage.OUTSIDE_WINDOW`` are incidents.
    """
    rows = Fact.objects.filter(quarter=quarter.serial, stage__in=sorted(ANOMALIES))
    found = rows.order_by("county", "stage", "booking").values_list("booking", "county", "stage")
    return [Anomaly(booking, f"{county:05}", Stage(stage)) for booking, county, stage in found]


def _still_counted(this: Quarter) -> list[Quarter]:
    before = this.shifted(-1)
    with scope.within(scope.statistics()):
        cubes = Cube.objects.filter(quarter__lte=str(this))
        invented = set(cubes.filter(synthetic=True).values_list("quarter", flat=True))
        open_ones = set(cubes.filter(frozen_at=None).values_list("quarter", flat=True))
        done = cubes.filter(quarter=str(before), frozen_at__isnull=False).exists()
    open_ones |= {str(this)} if done else {str(before), str(this)}
    return [Quarter.named(quarter) for quarter in sorted(open_ones - invented)]


def _blocks(quarter: Quarter, at: datetime, look: Callable[[], None]) -> Iterator[Block]:
    """The facts of a quarter, some thousand bookings a block."""
    bookings = _bookings(quarter)
    while batch := list(islice(bookings, BATCH)):
        look()
        yield _block(count_bookings(batch, at=at))


def _bookings(quarter: Quarter) -> Iterator[Booked]:
    """The bookings whose day, on the clocks of their place, is of a quarter; read as they come."""
    places = places_in(quarter)
    first, last = (
        datetime(day.year, day.month, day.day, tzinfo=UTC)
        for day in (quarter.begins, quarter.shifted(1).begins)
    )
    rows = Booking.objects.filter(booked_at__gte=first - DAY, booked_at__lt=last + DAY).order_by()
    columns = rows.values_list("pk", "jurisdiction_id", "booked_at", "recorded_group")
    for pk, place, booked_at, group in columns.iterator(chunk_size=BATCH):
        if places[place].has(booked_at):
            yield Booked(pk, places[place], booked_at, group)


def _block(counted: Sequence[Counted]) -> Block:
    ids = b"".join(one.booking.bytes for one in counted)
    return Block(
        bookings=np.frombuffer(ids, dtype=np.uint8).reshape(-1, 16),
        county=np.array([one.county for one in counted], dtype=np.int32),
        level=np.array([one.level for one in counted], dtype=np.int16),
        group=np.array([one.group for one in counted], dtype=np.int16),
        stage=np.array([one.stage for one in counted], dtype=np.int16),
        hours_over=np.array([one.hours_over for one in counted], dtype=np.int16),
    )
