"""The rule by which a quarter's release has its day, and the hour at which it is out."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from matching.detainers.holidays import holidays, version_at
from portal.jurisdictions.zones import WASHINGTON, washington_day
from portal.quarters import Quarter

OUT_AT = time(10)
# Late records are waited for, then the review takes its course and places comment.
LEAST_WAIT = timedelta(days=75)
TUESDAY, WEEK = 1, timedelta(days=7)


def usual_day(quarter: Quarter) -> date:
    """The first Tuesday that is at least 75 days after a quarter's end and no federal holiday."""
    day = quarter.ends + LEAST_WAIT
    day += timedelta(days=(TUESDAY - day.weekday()) % 7)
    while day in holidays(day.year, version_at(day)):
        day += WEEK
    return day


def out_at(day: date) -> datetime:
    """The instant at which the release of a day is out: 10 in the morning in Washington."""
    return datetime.combine(day, OUT_AT, WASHINGTON).astimezone(UTC)


def year_after(day: date) -> date:
    """The last day of the twelve months that begin with a day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # February 29
        return date(day.year + 1, 3, 1)


def quarters_ahead(at: datetime) -> Iterator[Quarter]:
    """The quarters whose usual day lies in the twelve months from an instant on, in order."""
    first = washington_day(at)
    quarter = Quarter.of(first).shifted(-2)
    while (day := usual_day(quarter)) <= year_after(first):
        if day >= first:
            yield quarter
        quarter = quarter.shifted(1)
