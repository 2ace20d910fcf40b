"""The alarms of one clock: raised once each, told of once, and what the deadline brings about."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from matching.detainers.models import Detainer
from matching.detainers.services import move_detainer
from matching.detainers.states import Status
from matching.holds.models import Alarm, Arrival, HoldClock
from matching.holds.overdue import note_overdue
from matching.holds.reckoning import hold_booking
from matching.holds.stages import LEAD, Stage, due_at, stages_reached
from matching.holds.telling import tell
from portal.audit import trail


@transaction.atomic
def attend(*, clock_id: UUID, at: datetime) -> list[Stage]:
    """Raise the alarms that a clock owes at an instant, and those alone; which they were.

    When it is over its detainers expire, and the hold is on record as overdue.  Runs in the
    scope of the place; safe to run twice and at the same time.
    """
    booking_id = HoldClock.objects.values_list("booking_id", flat=True).get(pk=clock_id)
    hold_booking(booking_id)
    rows = HoldClock.objects.select_related("jurisdiction__parent", "agency", "detainer")
    clock = rows.get(pk=clock_id)
    if clock.ended:
        return []
    return _attend_to_its_time(clock, at) + _attend_to_arrivals(clock, at)


def _attend_to_its_time(clock: HoldClock, at: datetime) -> list[Stage]:
    raised = set(clock.alarms.values_list("stage", flat=True))
    reached = stages_reached(deadline=clock.deadline_at, over_at=clock.over_at, at=at)
    owed = [stage for stage in reached if stage not in raised]
    if clock.ends_at <= at:
        _expire(clock, at)
    for stage in owed:
        due = clock.over_at if stage == Stage.OVER else due_at(stage, clock.deadline_at)
        raise_alarm(clock=clock, stage=stage, due=due or at, at=at, quiet=stage != reached[-1])
    return owed


def _attend_to_arrivals(clock: HoldClock, at: datetime) -> list[Stage]:
    untold = clock.arrivals.filter(alarm=None, arrived_at__lte=at)
    arrivals = untold.select_related("detainer").order_by("arrived_at", "pk")
    for one in arrivals:
        raise_alarm(clock=clock, stage=Stage.ARRIVED, due=one.arrived_at, at=at, arrival=one)
    return [Stage.ARRIVED] * len(arrivals)


def raise_alarm(
    *,
    clock: HoldClock,
    stage: Stage,
    due: datetime,
    at: datetime,
    quiet: bool = False,
    arrival: Arrival | None = None,
) -> Alarm:
    """Keep an alarm and tell of it, unless it is ``quiet``: a more urgent one goes with it."""
    letters, messages = (0, 0) if quiet else tell(clock=clock, stage=stage, arrival=arrival, at=at)
    alarm = Alarm.objects.create(
        jurisdiction_id=clock.jurisdiction_id,
        clock=clock,
        stage=stage,
        arrival=arrival,
        due_at=due,
        raised_at=at,
        letters=letters,
        messages=messages,
    )
    trail.record(event="clock.alarm", subject=clock, by=None, at=at, after=stage)
    return alarm


def owing(*, at: datetime, room: int) -> list[tuple[UUID, int]]:
    """Running clocks that owe an alarm at an instant, as (id, jurisdiction id).

    At most ``room`` of them, the one that ends first before all others.
    """
    found: dict[UUID, tuple[datetime, int]] = {}
    for rows in (*_reached(at), _arrived_by(at)):
        owed = rows.filter(ended=False).order_by("ends_at")
        for pk, place, end in owed.values_list("pk", "jurisdiction_id", "ends_at")[:room]:
            found[pk] = end, place
    ordered = sorted(found.items(), key=lambda item: item[1][0])
    return [(pk, place) for pk, (_, place) in ordered[:room]]


def _reached(at: datetime) -> Iterator[QuerySet[HoldClock]]:
    """The clocks that have reached a stage of their time without its alarm, stage by stage."""
    for stage, lead in LEAD.items():
        rows = HoldClock.objects.filter(ends_at__lte=at + lead, deadline_at__lte=at + lead)
        early = rows if stage == Stage.EXPIRED else rows.filter(over_at=None)
        yield early.exclude(alarms__stage=stage)
    over = HoldClock.objects.filter(ends_at__lte=at, over_at__lte=at)
    yield over.exclude(alarms__stage=Stage.OVER)


def _arrived_by(at: datetime) -> QuerySet[HoldClock]:
    """The clocks under which a detainer came by an instant, of which nobody was told yet."""
    untold = Arrival.objects.filter(alarm=None, arrived_at__lte=at)
    return HoldClock.objects.filter(pk__in=untold.values("clock"))


def _expire(clock: HoldClock, at: datetime) -> None:
    running = Detainer.objects.filter(booking=clock.booking_id, status=Status.RELEASE_DUE)
    for pk in running.order_by("pk").values_list("pk", flat=True):
        move_detainer(detainer_id=pk, to=Status.EXPIRED, note="", by=None, at=at)
    note_overdue(clock=clock, at=at)
