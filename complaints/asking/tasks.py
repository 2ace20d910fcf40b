"""The beat's calls: remind of questions, and count complaints by stage."""

from celery import shared_task
from django.utils import timezone

from complaints.asking import reminding


@shared_task
def remind_of_questions(**_later: object) -> None:
    """Remind of questions near their end and note those missed; safe to run twice."""
    reminding.remind_of_questions(at=timezone.now())


@shared_task
def count_stages(**_later: object) -> None:
    """Count the complaints about each place once a week; safe to run twice."""
    reminding.count_stages(at=timezone.now())
