"""The beat's calls: digests, and old news."""

from celery import shared_task
from django.utils import timezone

from portal.inbox.digests import send_digests, sweep_old


@shared_task
def send_digest_letters(**_later: object) -> None:
    """Post the digests that are due; safe to run twice, and at the same time."""
    send_digests(at=timezone.now())


@shared_task
def sweep_old_news(**_later: object) -> None:
    """Remove the news of more than ninety days ago; safe to run twice."""
    sweep_old(at=timezone.now())
