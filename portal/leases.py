"""Work that is neither lost nor doubled: the row in PostgreSQL is the job.

QUEUED -> RUNNING, with a token and an end written before the work begins -> DONE in the one
transaction that writes the effects, and only while the token is still held.  A lease that ran
out is given to another worker by the sweep; after the allowed attempts the job is FAILED.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, ClassVar, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop

from portal.states import Lifecycle


class LeaseLost(Exception):
    """Another worker holds the job by now; nothing of this attempt may be written."""


class JobStatus(models.TextChoices):
    """What has become of a piece of work."""

    QUEUED = "QUEUED", "Waiting"
    RUNNING = "RUNNING", "Running"
    DONE = "DONE", "Done"
    FAILED = "FAILED", "Failed"
    WITHHELD = "WITHHELD", "Withheld"


# Who takes a job along each way; the database refuses every other (``job_moves``).
LIFECYCLE = Lifecycle(
    initial=JobStatus.QUEUED,
    ways={
        JobStatus.QUEUED: {JobStatus.RUNNING: "worker", JobStatus.WITHHELD: "gate"},
        JobStatus.RUNNING: {
            JobStatus.DONE: "worker",
            JobStatus.FAILED: "worker",
            JobStatus.WITHHELD: "gate",
        },
        JobStatus.FAILED: {JobStatus.QUEUED: "operate_jobs", JobStatus.WITHHELD: "gate"},
        JobStatus.DONE: {},
        JobStatus.WITHHELD: {},
    },
)


class Job(models.Model):
    """The fields of a record that is also a piece of work."""

    # What the sweep may see and change of a job, and nothing more of the record.
    dispatch_rights: ClassVar = (
        "SELECT (id, jurisdiction_id, status, attempts, queued_at, sent_at, lease_until,"
        " finished_at, problem),"
        " UPDATE (status, attempts, queued_at, sent_at, lease_token, lease_until, finished_at,"
        " problem)"
    )

    status = models.CharField(max_length=10, choices=JobStatus, default=JobStatus.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    lease_token = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(status="RUNNING", lease_token__isnull=False, lease_until__isnull=False)
                | (~Q(status="RUNNING") & Q(lease_token=None, lease_until=None)),
                name="%(class)s_leased_while_running",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["DONE", "FAILED", "WITHHELD"], finished_at__isnull=False)
                | Q(status__in=["QUEUED", "RUNNING"], finished_at=None),
                name="%(class)s_finished_when_final",
            ),
        ]
        indexes = [
            models.Index(
                fields=["queued_at"],
                condition=Q(status__in=["QUEUED", "RUNNING"]),
                name="%(class)s_open",
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether work on it is still to come."""
        return self.status in (JobStatus.QUEUED, JobStatus.RUNNING)


J = TypeVar("J", bound=Job)


def claim(model: type[J], *, pk: uuid.UUID, at: datetime) -> J | None:
    """Take a waiting job, or one whose lease ran out; None if there is nothing to take.

    One conditional update decides between two workers; the lease lasts ``LEASE_SECONDS``.
    """
    free = Q(status=JobStatus.QUEUED) | Q(status=JobStatus.RUNNING, lease_until__lt=at)
    token = uuid.uuid4()
    claimed = (
        model._default_manager.filter(free, pk=pk, attempts__lt=settings.LEASE_ATTEMPTS)
    ).update(
        status=JobStatus.RUNNING,
        attempts=F("attempts") + 1,
        started_at=at,
        lease_token=token,
        lease_until=at + timedelta(seconds=settings.LEASE_SECONDS),
    )
    return model._default_manager.get(pk=pk) if claimed else None


def finish(
    job: Job, *, at: datetime, status: str = JobStatus.DONE, problem: str = "", **fields: object
) -> None:
    """Close a job that this worker still holds; call it in the transaction of the effects.

    Raises ``LeaseLost`` when the token is another's, so that the effects are rolled back.
    """
    held = type(job)._default_manager.filter(
        pk=job.pk, status=JobStatus.RUNNING, lease_token=job.lease_token
    )
    closed = held.update(
        status=status,
        finished_at=at,
        problem=problem,
        lease_token=None,
        lease_until=None,
        **fields,
    )
    if not closed:
        raise LeaseLost(f"{job._meta.label} {job.pk} is held by another worker.")


def give_up_spent(model: type[Job], *, at: datetime) -> list[uuid.UUID]:
    """Fail the jobs that used all attempts and whose lease ran out; return their ids."""
    spent = model._default_manager.filter(
        status=JobStatus.RUNNING, lease_until__lt=at, attempts__gte=settings.LEASE_ATTEMPTS
    )
    ids = list(spent.values_list("pk", flat=True))
    spent.filter(pk__in=ids).update(
        status=JobStatus.FAILED,
        finished_at=at,
        lease_token=None,
        lease_until=None,
        problem=gettext_noop("The work was begun several times and never finished."),
    )
    return ids


def waiting(
    model: type[Job], *, at: datetime, resend_after: timedelta, room: int, per_tenant: int
) -> list[tuple[uuid.UUID, int]]:
    """The jobs to ring the bell for, as (id, jurisdiction id), fairly over the tenants.

    A job waits when it was never sent, was sent long ago and not claimed, or lost its worker.
    Each tenant gets at most ``per_tenant`` places, counting what it has under way.
    """
    manager: Any = model._default_manager
    unsent = Q(sent_at=None) | Q(sent_at__lt=at - resend_after)
    ready = (Q(status=JobStatus.QUEUED) & unsent) | (
        Q(status=JobStatus.RUNNING, lease_until__lt=at) & unsent
    )
    busy = Q(status=JobStatus.RUNNING, lease_until__gte=at) | (
        Q(status=JobStatus.QUEUED) & ~unsent
    )
    under_way: dict[int, int] = {}
    for tenant in manager.filter(busy).values_list("jurisdiction_id", flat=True):
        under_way[tenant] = under_way.get(tenant, 0) + 1
    rows = manager.filter(ready, attempts__lt=settings.LEASE_ATTEMPTS).order_by("queued_at", "pk")
    return _round_robin(
        rows.values_list("pk", "jurisdiction_id"), under_way, room=room, per_tenant=per_tenant
    )


def mark_sent(model: type[Job], *, ids: Iterable[uuid.UUID], at: datetime) -> None:
    """Note that a message for these jobs went out."""
    model._default_manager.filter(pk__in=list(ids)).update(sent_at=at)


def retry(job: Job, *, at: datetime) -> bool:
    """Put a failed job back in the queue with all its attempts; False if it was not failed."""
    return bool(
        type(job)
        ._default_manager.filter(pk=job.pk, status=JobStatus.FAILED)
        .update(
            status=JobStatus.QUEUED,
            attempts=0,
            queued_at=at,
            sent_at=None,
            finished_at=None,
            problem="",
        )
    )


def _round_robin(
    rows: Iterable[tuple[uuid.UUID, int]],
    under_way: dict[int, int],
    *,
    room: int,
    per_tenant: int,
) -> list[tuple[uuid.UUID, int]]:
    """Order the rows by how many their tenant has before them, and cut to the room."""
    ranked = []
    for order, (pk, tenant) in enumerate(rows):
        rank = under_way[tenant] = under_way.get(tenant, 0) + 1
        if rank <= per_tenant:
            ranked.append((rank, order, pk, tenant))
    return [(pk, tenant) for _, _, pk, tenant in sorted(ranked, key=lambda r: r[:2])[:room]]
