"""The beat's calls: the calendar of releases, and the work that releases wait for."""

from celery import shared_task
from django.utils import timezone

from reports.releases import schedule


@shared_task
def follow_calendar(**_later: object) -> None:
    """Open, freeze and publish what is due; safe to run twice, and at once."""
    schedule.follow_calendar(at=timezone.now())


# A national quarter takes minutes; another worker takes it for lost after twenty without a word.
@shared_task(time_limit=3_600, soft_time_limit=3_500)
def work_on_releases(**_later: object) -> None:
    """Round, review and check what waits for it; safe to run twice, and at once."""
    for release_id in schedule.waiting():
        schedule.work(release_id, clock=timezone.now)
