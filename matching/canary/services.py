"""Run the day's canary: try every way in every opted-out place, and keep the counts alone."""

import logging
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from matching.canary.attempts import WAYS, submit
from matching.canary.models import CanaryRun
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import Flow
from portal.participation.models import ParticipationPeriod

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]
MINUTE = timedelta(minutes=1)
# A booking of the present, and one of the minute before the act that closed the place.
MOMENTS: dict[str, Callable[[ParticipationPeriod, datetime], datetime]] = {
    "now": lambda _period, at: at - MINUTE,
    "before": lambda period, at: period.because.effective_at - MINUTE if period.because else at,
}


def run_once_a_day(*, clock: Clock) -> CanaryRun:
    """The day's run: made now, or the one that was made before."""
    at = clock()
    earlier = CanaryRun.objects.filter(day=at.date()).first()
    if earlier:
        return earlier
    started = time.monotonic()
    closed = list(opted_out(at=at))
    let_through = [way for period in closed for way in not_refused(period, clock)]
    for found in let_through:
        log.error("the canary was not refused: %s", found)
    attempts = len(closed) * len(WAYS) * len(MOMENTS)
    run = CanaryRun(
        day=at.date(),
        ran_at=at,
        seconds=round(time.monotonic() - started, 1),
        places=len(closed),
        attempts=attempts,
        refused=attempts - len(let_through),
        let_through=let_through,
    )
    return _keep(run, at)


def opted_out(*, at: datetime) -> Iterable[ParticipationPeriod]:
    """The periods of the counties that an act closes; who never joined is not among them."""
    return (
        ParticipationPeriod.objects.filter(
            during__contains=at,
            flow=Flow.L2,
            because__isnull=False,
            jurisdiction__kind=Jurisdiction.Kind.COUNTY,
            jurisdiction__listed=True,
        )
        .select_related("jurisdiction__parent", "because")
        .order_by("jurisdiction__code")
    )


def not_refused(period: ParticipationPeriod, clock: Clock) -> list[str]:
    """Try every way for two bookings of a place, and take all of it back; the ways left open."""
    place = period.jurisdiction
    with scope.within(scope.tenant([place.pk])), transaction.atomic():
        found = []
        for name, moment_of in MOMENTS.items():
            at = clock()
            booking = submit(place, booked_at=moment_of(period, at), at=at, number=name)
            open_ways = [way for way, attempt in WAYS.items() if not attempt(booking, at)]
            found += [f"{place.code} booked {name}: {way}" for way in open_ways]
        transaction.set_rollback(True)
    return found


def latest_runs(count: int) -> QuerySet[CanaryRun]:
    """The last runs, the newest first."""
    return CanaryRun.objects.order_by("-day")[:count]


def _keep(run: CanaryRun, at: datetime) -> CanaryRun:
    try:
        with transaction.atomic():
            run.save(force_insert=True)
            trail.record(
                event="canary.ran",
                subject=run,
                by=None,
                at=at,
                detail={"attempts": run.attempts, "refused": run.refused},
            )
    except IntegrityError:
        return CanaryRun.objects.get(day=run.day)
    return run
