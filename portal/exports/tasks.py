"""The beat's call to prepare files."""

from celery import shared_task
from django.utils import timezone

from portal.exports.services import work_on_exports as work_on_them


@shared_task(time_limit=1800, soft_time_limit=1700)
def work_on_exports(**_later: object) -> None:
    """Prepare what waits for it and drop what ended; safe to run twice, and at once."""
    work_on_them(clock=timezone.now)
