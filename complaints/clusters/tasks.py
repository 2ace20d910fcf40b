"""The beat's call: sketch what is new."""

from celery import shared_task
from django.utils import timezone

from complaints.clusters import keeping


@shared_task
def sketch_new(**_later: object) -> None:
    """Sketch each complaint that has no sketch; safe to run twice, and at once."""
    keeping.sketch_new(at=timezone.now())
