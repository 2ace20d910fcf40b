"""The beat's call: the frames and samples that rounds wait for."""

from celery import shared_task
from django.utils import timezone

from reports.committee.rounds import working


# A frame of a million cases takes a minute; a worker that died is followed by another.
@shared_task(time_limit=1_800, soft_time_limit=1_700)
def work_on_rounds(**_later: object) -> None:
    """Make the frames and draw the samples that wait for it; safe to run twice, and at once."""
    working.work_on_rounds(clock=timezone.now)
