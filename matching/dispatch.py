"""The sweep over all jobs, and what an operator may do with a failed one."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from matching.bookings.models import Reading
from matching.searches.models import Search
from matching.searches.services import is_gate
from portal import leases
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.access import require
from portal.leases import Job, JobStatus
from portal.states import TransitionRefused

JOBS: Mapping[str, type[Job]] = {"reading": Reading, "search": Search}
# Few messages wait in the broker at a time, so that a small tenant is not behind a big one.
ROOM = 24
PER_TENANT = 6
RESEND_AFTER = timedelta(seconds=15)


def sweep(*, bells: Mapping[str, Callable[..., bool]], at: datetime) -> int:
    """Ring for the jobs that wait, fairly over the tenants; return how many messages went out."""
    rung = 0
    for name, model in JOBS.items():
        with scope.within(scope.dispatch()):
            leases.give_up_spent(model, at=at)
            ready = leases.waiting(
                model, at=at, resend_after=RESEND_AFTER, room=ROOM, per_tenant=PER_TENANT
            )
        sent = [pk for pk, place in ready if bells[name](job_id=pk, jurisdiction_id=place)]
        with scope.within(scope.dispatch()):
            leases.mark_sent(model, ids=sent, at=at)
        rung += len(sent)
    return rung


def open_or_failed(name: str) -> QuerySet[Any]:
    """The jobs of a kind that wait, run or failed, the failed ones first."""
    rows = JOBS[name]._default_manager.filter(
        status__in=[JobStatus.FAILED, JobStatus.QUEUED, JobStatus.RUNNING]
    )
    fields = ("id", "jurisdiction_id", "status", "attempts", "queued_at", "lease_until", "problem")
    return rows.order_by("status", "queued_at").values(*fields)


def retry(*, name: str, job_id: UUID, by: User, at: datetime) -> bool:
    """Give a failed job its attempts back; the sweep sends it.  False if it was not failed."""
    require(by, "operate_jobs")
    model: Any = JOBS[name]
    job = model(pk=job_id)
    try:
        with transaction.atomic():
            retried = leases.retry(job, at=at)
    except IntegrityError as refusal:
        if not is_gate(refusal):
            raise
        raise TransitionRefused("The jurisdiction does not take part by now.") from None
    if retried:
        trail.record(event="job.retried", subject=job, by=by, at=at)
    return retried
