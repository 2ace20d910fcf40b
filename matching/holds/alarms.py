"""The alarms of one clock: raised once each, told of once, and what the deadline brings about."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from matching.detainers.models import Detainer
from matching.detainers.services import move_detainer
from matching.detainers.states import Status
from matching.holds.models import Alarm, HoldClock
from matching.holds.overdue import note_overdue
from matching.holds.reckoning import hold_booking
from matching.holds.stages import LEAD, Stage, due_at, stages_reached
from matching.holds.telling import tell
from portal.audit import trail


@transaction.atomic
def attend(*, clock_id: UUID, at: datetime) -> list[Stage]:
    """Raise the alarms that a clock owes at an instant, and those alone; which they were.

    At the deadline its detainers expire, and the hold is on record as overdue.  Runs in the
    scope of the place; safe to run twice and at the same time.
    """
    booking_id = HoldClock.objects.values_list("booking_id", flat=True).get(pk=clock_id)
    hold_booking(booking_id)
    rows = HoldClock.objects.select_related("jurisdiction__parent", "agency", "detainer")
    clock = rows.get(pk=clock_id)
    if clock.ended:
        return []
    raised = set(clock.alarms.values_list("stage", flat=True))
    reached = stages_reached(deadline=clock.deadline_at, at=at)
    owed = [stage for stage in reached if stage not in raised]
    if Stage.EXPIRED in owed:
        _expire(clock, at)
    for stage in owed:
        raise_alarm(
            clock=clock,
            stage=stage,
            due=due_at(stage, clock.deadline_at),
            at=at,
            quiet=stage != reached[-1],
        )
    return owed


def raise_alarm(
    *, clock: HoldClock, stage: Stage, due: datetime, at: datetime, quiet: bool = False
) -> Alarm:
    """Keep an alarm and tell of it, unless it is ``quiet``: a more urgent one goes with it."""
    letters, messages = (0, 0) if quiet else tell(clock=clock, stage=stage, at=at)
    alarm = Alarm.objects.create(
        jurisdiction_id=clock.jurisdiction_id,
        clock=clock,
        stage=stage,
        due_at=due,
        raised_at=at,
        letters=letters,
        messages=messages,
    )
    trail.record(event="clock.alarm", subject=clock, by=None, at=at, after=stage)
    return alarm


def owing(*, at: datetime, room: int) -> list[tuple[UUID, int]]:
    """Running clocks that owe an alarm at an instant, as (id, jurisdiction id).

    At most ``room`` of them, the one whose deadline comes first before all others.
    """
    found: dict[UUID, tuple[datetime, int]] = {}
    for stage, lead in LEAD.items():
        rows = HoldClock.objects.filter(ended=False, deadline_at__lte=at + lead)
        rows = rows.exclude(alarms__stage=stage).order_by("deadline_at")
        for pk, place, deadline in rows.values_list("pk", "jurisdiction_id", "deadline_at")[:room]:
            found[pk] = deadline, place
    ordered = sorted(found.items(), key=lambda item: item[1][0])
    return [(pk, place) for pk, (_, place) in ordered[:room]]


def _expire(clock: HoldClock, at: datetime) -> None:
    running = Detainer.objects.filter(booking=clock.booking_id, status=Status.RELEASE_DUE)
    for pk in running.order_by("pk").values_list("pk", flat=True):
        move_detainer(detainer_id=pk, to=Status.EXPIRED, note="", by=None, at=at)
    note_overdue(clock=clock, at=at)
