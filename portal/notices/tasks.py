"""The beat's calls: announce what was entered, and forget what nobody confirmed."""

from celery import shared_task
from django.utils import timezone

from portal.notices.announcing import fan_out
from portal.notices.subscribing import forget_unconfirmed


@shared_task
def announce_acts(**_later: object) -> None:
    """Announce the acts that were not announced yet; safe to run twice, and at the same time."""
    fan_out(at=timezone.now())


@shared_task
def forget_addresses(**_later: object) -> None:
    """Delete the subscriptions that nobody confirmed in time; safe to run twice."""
    forget_unconfirmed(at=timezone.now())
