"""Every running clock computed anew: what comes out agrees with what is stored, or is an alarm."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfoNotFoundError

from django.db import models, transaction
from django.db.models import Func

from matching.holds.alarms import raise_alarm
from matching.holds.models import HoldClock
from matching.holds.reckoning import hold_booking, reckon
from matching.holds.stages import Stage
from portal.audit import trail
from portal.jurisdictions import scope

CHUNK = 5000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
Times = tuple[datetime, datetime, datetime]


class Microseconds(Func):
    """An instant as microseconds since 1970, exactly: many of them are read faster so."""

    template = "(EXTRACT(EPOCH FROM %(expressions)s) * 1000000)::bigint"
    output_field = models.BigIntegerField()


@dataclass(frozen=True)
class Recomputed:
    """How many clocks were computed anew, and which of them came out otherwise."""

    clocks: int
    differing: tuple[UUID, ...]


def recompute(*, at: datetime) -> Recomputed:
    """Compute the deadline of every running clock from its start, zone, form and table.

    Nothing stored is changed.  A clock that comes out otherwise raises an alarm once, in the
    scope of its place, with a line in the trail.
    """
    clocks, differing = 0, []
    with scope.within(scope.dispatch()):
        for row in _rows():
            clocks += 1
            pk, place, started, zone, form, table, *stored = row
            computed = _times(EPOCH + started * MICROSECOND, zone, form, table)
            if computed is None or [_count(one) for one in computed] != stored:
                differing.append((pk, place, computed))
    for pk, place, computed in differing:
        with scope.within(scope.tenant([place])):
            report_difference(clock_id=pk, computed=computed, at=at)
    return Recomputed(clocks, tuple(pk for pk, _, _ in differing))


@transaction.atomic
def report_difference(*, clock_id: UUID, computed: Times | None, at: datetime) -> bool:
    """Raise the alarm that a clock comes out otherwise than it is stored; False if it is raised.

    ``computed`` is None where nothing could be computed at all.
    """
    rows = HoldClock.objects.select_related("jurisdiction__parent", "agency", "detainer")
    clock = rows.get(pk=clock_id)
    hold_booking(clock.booking_id)
    if clock.alarms.filter(stage=Stage.DIFFERS).exists():
        return False
    raise_alarm(clock=clock, stage=Stage.DIFFERS, due=at, at=at)
    stored = (clock.excluding_observed_at, clock.counting_observed_at, clock.deadline_at)
    detail: dict[str, object] = {"stored": _said(stored), "computed": _said(computed or ())}
    trail.record(event="clock.differs", subject=clock, by=None, at=at, detail=detail)
    return True


def _rows() -> Iterator[tuple]:
    """Every running clock: key, place, start, zone, form, table, then both times and deadline."""
    rows = HoldClock.objects.filter(ended=False).order_by("pk")
    fields = rows.values_list(
        "pk",
        "jurisdiction_id",
        Microseconds("started_at"),
        "zone",
        "form",
        "holiday_table",
        Microseconds("excluding_observed_at"),
        Microseconds("counting_observed_at"),
        Microseconds("deadline_at"),
    )
    yield from fields.iterator(chunk_size=CHUNK)


def _count(moment: datetime) -> int:
    return (moment - EPOCH) // MICROSECOND


def _times(start: datetime, zone: str, form: str, table: str) -> Times | None:
    """What the clock computes; None where its zone, form or table is none by now."""
    try:
        found = reckon(form=form, start=start, zone=zone, table=table)
    except (ValueError, ZoneInfoNotFoundError):
        return None
    return found.excluding_observed, found.counting_observed, found.deadline


def _said(times: tuple[datetime, ...]) -> list[str]:
    return [moment.isoformat() for moment in times]
