"""The beat's call: forget what nobody filed."""

from celery import shared_task
from django.utils import timezone

from complaints.filing import drafts


@shared_task
def drop_old_drafts(**_later: object) -> None:
    """Delete the drafts whose time is over; safe to run twice."""
    drafts.drop_old_drafts(at=timezone.now())
