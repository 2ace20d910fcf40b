"""The beat's call: put what is new into a queue."""

from celery import shared_task
from django.utils import timezone

from complaints.routing import queues


@shared_task
def route_new(**_later: object) -> None:
    """Route each complaint that is in no queue; safe to run twice, and at once."""
    queues.route_new(at=timezone.now())
