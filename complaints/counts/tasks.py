"""The beat's call: the figures of each week, soon after it begins."""

from celery import shared_task
from django.utils import timezone

from complaints.counts import services


@shared_task
def publish_figures(**_later: object) -> None:
    """Publish the figures of this week; safe to run twice, and at once."""
    services.publish_figures(at=timezone.now())
