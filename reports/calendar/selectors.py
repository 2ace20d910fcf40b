"""What the public reads of the calendar."""

from datetime import date, datetime

from django.db.models import Count, QuerySet

from portal.jurisdictions.zones import washington_day
from portal.quarters import Quarter
from reports.calendar.days import year_after
from reports.calendar.models import DayChange, EarlyReader, Planned
from reports.publication.models import Publication


def day_of(quarter: Quarter) -> date | None:
    """The day on which a quarter's statistics come out; None where none is planned."""
    return Planned.objects.filter(quarter=str(quarter)).values_list("day", flat=True).first()


def coming(*, at: datetime) -> QuerySet[Planned]:
    """What is planned from today on for twelve months, with how often its day was changed."""
    first = washington_day(at)
    found = Planned.objects.filter(day__gte=first, day__lte=year_after(first))
    return found.annotate(times=Count("changes")).order_by("day", "quarter")


def changeable() -> QuerySet[Planned]:
    """The quarters of which nothing is out, with or without a day that is still to come."""
    out = Publication.objects.values("quarter")
    return Planned.objects.exclude(quarter__in=out).order_by("day", "quarter")


def planned_all() -> QuerySet[Planned]:
    """Every quarter that has a day, the latest first."""
    return Planned.objects.order_by("-quarter")


def changes_latest(limit: int = 20) -> QuerySet[DayChange]:
    """The last changes of days, the newest first."""
    named = DayChange.objects.select_related("planned").only(
        "was", "becomes", "reason", "changed_at", "planned__quarter"
    )
    return named.order_by("-changed_at", "-pk")[:limit]


def early_readers() -> QuerySet[EarlyReader]:
    """Every office that ever had access early, with how often it looked; no token."""
    shown = EarlyReader.objects.defer("digest", "granted_by", "revoked_by")
    return shown.annotate(times=Count("looks")).order_by("-quarter", "-granted_at", "-pk")


def early_readers_of(*, quarter: str, version: str) -> QuerySet[EarlyReader]:
    """The offices that have access to one version."""
    return early_readers().filter(quarter=quarter, version=version)
