"""The bell for one file, and the beat's sweep over all that wait."""

from uuid import UUID

from celery import shared_task
from django.utils import timezone

from complaints.evidence import rebuilding
from matching.bell import TenantTask
from portal.leases import LeaseLost


@shared_task(base=TenantTask, throws=(LeaseLost,))
def rebuild_copy(*, job_id: str, jurisdiction_id: int, **_later: object) -> None:
    """Make the working copy of a file; safe to run twice, and at once."""
    rebuilding.rebuild(evidence_id=UUID(job_id), clock=timezone.now)


@shared_task
def sweep_evidence(**_later: object) -> None:
    """Send again what was never sent or lost its worker; safe to run twice."""
    rebuilding.sweep(ring=rebuild_copy.ring, at=timezone.now())
