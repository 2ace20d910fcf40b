"""Clocks of a place that left the program: nothing of the program holds anybody there.

A step toward the program's custody is refused there from then on, so that going on to hold could
lead to nothing but the release.
"""

from datetime import datetime
from uuid import UUID

from django.db import connection

from matching.holds.models import HoldClock
from matching.holds.reckoning import hold_booking
from matching.holds.stages import Early
from portal.participation.acts import Flow
from portal.participation.models import ParticipationPeriod


def where_left(*, at: datetime) -> list[tuple[UUID, int]]:
    """Running clocks in places that do not take part at an instant, as (id, jurisdiction id)."""
    out = ParticipationPeriod.objects.filter(flow=Flow.L2, during__contains=at)
    rows = HoldClock.objects.filter(ended=False, over_at=None, deadline_at__gt=at)
    rows = rows.filter(jurisdiction__in=out.values("jurisdiction")).order_by("ends_at", "pk")
    return list(rows.values_list("pk", "jurisdiction_id"))


def end_where_left(*, clock_id: UUID, at: datetime) -> bool:
    """Have a clock be over, unless a detainer of another source still holds; whether it is now.

    Runs in the scope of the place.
    """
    clock = HoldClock.objects.get(pk=clock_id)
    hold_booking(clock.booking_id)
    if stands(clock.booking_id, at):
        return False
    rows = HoldClock.objects.filter(pk=clock_id, ended=False, over_at=None, deadline_at__gt=at)
    return bool(rows.update(over_at=at, over_because=Early.LEFT))


def stands(booking_id: UUID, at: datetime) -> bool:
    """Whether a detainer of a booking holds the person at an instant, as the database sees it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hold_stands(%s, %s)", [booking_id, at])
        return bool(cursor.fetchone()[0])
