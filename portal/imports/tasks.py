"""The beat's call to work on imports."""

from celery import shared_task
from django.utils import timezone

from portal.imports.working import work_on_imports as work_on_them


# A worker that is killed in the middle loses its lease, and another one begins again.
@shared_task(time_limit=1800, soft_time_limit=1700)
def work_on_imports(**_later: object) -> None:
    """Read, write and undo what waits for it; safe to run twice, and at once."""
    work_on_them(clock=timezone.now)
