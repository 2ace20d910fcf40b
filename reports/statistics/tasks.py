"""The beat's call: the open quarters, counted each morning."""

from celery import shared_task
from django.utils import timezone

from reports.statistics import gathering


# Every booking of two quarters is read.
@shared_task(time_limit=3_600, soft_time_limit=3_500)
def count_quarters(**_later: object) -> None:
    """Count the open quarters as the records stand; safe to run twice, and at once."""
    gathering.gather_open(at=timezone.now())
