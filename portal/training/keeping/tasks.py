"""The beat's call: remind of what ends and of what is due."""

from celery import shared_task
from django.utils import timezone

from portal.training.keeping import reminding


@shared_task
def remind_of_training(**_later: object) -> None:
    """Remind people of their training; safe to run twice, and at the same time."""
    reminding.remind(at=timezone.now())
