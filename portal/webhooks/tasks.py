"""The beat's call to send what waits for agencies' servers."""

from celery import shared_task
from django.utils import timezone

from portal.webhooks.sending import send_due


@shared_task
def send_messages(**_later: object) -> None:
    """Send the messages that are due; safe to run twice, and at the same time."""
    send_due(clock=timezone.now)
