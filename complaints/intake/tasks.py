"""The beat's call: forget what was not taken in, and words that were handed over."""

from celery import shared_task
from django.utils import timezone

from complaints.intake import drafts


@shared_task
def drop_old_drafts(**_later: object) -> None:
    """Delete the drafts of staff whose time is over; safe to run twice."""
    drafts.drop_old_drafts(at=timezone.now())
