"""Every running clock computed anew: what comes out agrees with what is stored, or is an alarm."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfoNotFoundError

from django.db import transaction

from matching.holds.alarms import raise_alarm
from matching.holds.models import HoldClock
from matching.holds.reckoning import hold_booking, reckon
from matching.holds.stages import Stage
from portal.audit import trail
from portal.jurisdictions import scope

CHUNK = 5000
FIELDS = (
    "pk", "jurisdiction_id", "started_at", "zone", "form", "holiday_table",
    "excluding_observed_at", "counting_observed_at", "deadline_at",
)  # fmt: skip
Times = tuple[datetime, datetime, datetime]


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
            computed = _times(*row[2:6])
            if computed != row[6:]:
                differing.append((row[0], row[1], computed))
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
    rows = HoldClock.objects.filter(ended=False).order_by("pk")
    yield from rows.values_list(*FIELDS).iterator(chunk_size=CHUNK)


def _times(start: datetime, zone: str, form: str, table: str) -> Times | None:
    """What the clock computes; None where its zone, form or table is none by now."""
    try:
        found = reckon(form=form, start=start, zone=zone, table=table)
    except (ValueError, ZoneInfoNotFoundError):
        return None
    return found.excluding_observed, found.counting_observed, found.deadline


def _said(times: tuple[datetime, ...]) -> list[str]:
    return [moment.isoformat() for moment in times]
