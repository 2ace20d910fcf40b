"""The beat's calls: complain of what was held too long, and keep the deadlines in mind."""

from celery import shared_task
from django.utils import timezone

from complaints import automatic
from complaints.casework import reminding


@shared_task
def open_for_overdue_holds(**_later: object) -> None:
    """Open a complaint for each hold past its deadline; safe to run twice, and at once."""
    automatic.open_for_overdue_holds(at=timezone.now())


@shared_task
def remind_of_deadlines(**_later: object) -> None:
    """Begin deadlines, remind of those near and escalate those missed; safe to run twice."""
    reminding.remind(at=timezone.now())
