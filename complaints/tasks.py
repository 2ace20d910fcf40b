"""The beat's call: complain of what was held too long."""

from celery import shared_task
from django.utils import timezone

from complaints import automatic


@shared_task
def open_for_overdue_holds(**_later: object) -> None:
    """Open a complaint for each hold past its deadline; safe to run twice, and at once."""
    automatic.open_for_overdue_holds(at=timezone.now())
