"""The app's Celery tasks: each loads nothing and decides nothing; it makes one call."""

from uuid import UUID

from celery import shared_task
from celery.signals import worker_init
from django.utils import timezone

from matching import dispatch, flow
from matching.bell import TenantTask
from matching.canary.services import run_once_a_day
from matching.engine import kernels
from matching.holds import services as holds
from matching.proficiency.services import publish_once_a_day
from portal.leases import LeaseLost


@worker_init.connect
def warm_engine(**_signal: object) -> None:
    """Compile the engine once, before the worker forks."""
    kernels.warm()


@shared_task(base=TenantTask, throws=(LeaseLost,))
def read_booking(*, job_id: str, jurisdiction_id: int, **_later: object) -> None:
    """Read a booking's prints, then ring for its searches.

    Safe to run twice: only the worker that claims the job does the work.  ``_later`` lets an
    older worker take a message that a newer release has widened.
    """
    opened = flow.read_booking(
        reading_id=UUID(job_id), jurisdiction_id=jurisdiction_id, clock=timezone.now
    )
    for search in opened:
        run_search.ring(job_id=search.pk, jurisdiction_id=jurisdiction_id)


@shared_task(base=TenantTask, throws=(LeaseLost,))
def run_search(*, job_id: str, jurisdiction_id: int, **_later: object) -> None:
    """Compare a booking's prints with one gallery; safe to run twice."""
    flow.run_search(search_id=UUID(job_id), jurisdiction_id=jurisdiction_id, clock=timezone.now)


@shared_task
def sweep(**_later: object) -> None:
    """Send again what was never sent or lost its worker, and fail what has no attempts left."""
    dispatch.sweep(
        bells={"reading": read_booking.ring, "search": run_search.ring}, at=timezone.now()
    )


@shared_task(time_limit=3600, soft_time_limit=3500)
def canary(**_later: object) -> None:
    """Prove once a day that no print of an opted-out place can be searched; safe to run twice."""
    run_once_a_day(clock=timezone.now)


@shared_task
def sweep_clocks(**_later: object) -> None:
    """Raise the alarms of holds and note those past their deadline; safe to run twice."""
    holds.sweep(at=timezone.now())


@shared_task
def recompute_clocks(**_later: object) -> None:
    """Compute the deadline of every running clock anew; what differs is an alarm, once."""
    holds.recompute(at=timezone.now())


@shared_task
def publish_error_rates(**_later: object) -> None:
    """Publish the examiners' error rates once a day; safe to run twice."""
    publish_once_a_day(at=timezone.now())
