"""The beat's call to send what waits in the outbox."""

from celery import shared_task
from django.utils import timezone

from portal.mail.sending import send_due


@shared_task
def send_letters(**_later: object) -> None:
    """Send the letters that are due; safe to run twice, and at the same time."""
    send_due(clock=timezone.now)
