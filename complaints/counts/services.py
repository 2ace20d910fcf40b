"""Writes and reads: the figures of each week."""

from datetime import UTC, date, datetime, timedelta

from complaints.counts.counting import count_all
from complaints.counts.models import Figures
from portal.jurisdictions import scope


def publish_figures(*, at: datetime) -> bool:
    """Publish the figures of this week, if nobody did; whether it was done here.

    Runs in no scope.  Safe to run twice, and at once.
    """
    week = monday_of(at)
    if Figures.objects.filter(week=week).exists():
        return False
    with scope.within(scope.complaints()):
        told = count_all(at=at)
        _figures, is_new = Figures.objects.get_or_create(
            week=week, defaults={"computed_at": at, "told": told}
        )
    return is_new


def latest_figures() -> Figures | None:
    """The figures published last; None before the first."""
    return Figures.objects.order_by("-week").first()


def monday_of(at: datetime) -> date:
    """The Monday (UTC) on or before an instant."""
    day = at.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())
