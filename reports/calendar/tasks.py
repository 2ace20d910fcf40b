"""The beat's call: the calendar always tells of the next twelve months."""

from celery import shared_task
from django.utils import timezone

from reports.calendar import services


@shared_task
def plan_ahead(**_later: object) -> None:
    """Give the quarters to come their days; safe to run twice, and at once."""
    services.plan_ahead(at=timezone.now())
