"""Which days count toward a deadline, and how they are counted.

Working days leave out Saturdays, Sundays, federal holidays (5 USC 6103) and the days kept in
their place.  The day of the event is not counted.
"""

from datetime import date, timedelta
from enum import StrEnum

from matching.detainers.holidays import SAT, holidays, observed, version_at

DAY = timedelta(days=1)


class Kind(StrEnum):
    """Every day counts, or those alone on which offices work."""

    CALENDAR = "CALENDAR"
    WORKING = "WORKING"


def is_off(day: date) -> bool:
    """Whether federal offices are closed on a day by the calendar.

    Raises ``NotInForce`` before 1986.
    """
    if day.weekday() >= SAT:
        return True
    version = version_at(day)
    return day in holidays(day.year, version) or day in observed(day.year, version)


def counts(day: date, kind: Kind) -> bool:
    """Whether a day counts."""
    return kind == Kind.CALENDAR or not is_off(day)


def advance(day: date, number: int, kind: Kind) -> date:
    """The day that is so many counted days later; the day itself for none."""
    if kind == Kind.CALENDAR:
        return day + number * DAY
    while number:
        day += DAY
        number -= counts(day, kind)
    return day


def first_counted(day: date, kind: Kind) -> date:
    """The day itself if it counts, or the next one that does."""
    return day if counts(day, kind) else advance(day, 1, kind)


def counted_between(after: date, until: date, kind: Kind) -> int:
    """How many days count after one day until another, the latter included."""
    length = (until - after).days
    return sum(counts(after + number * DAY, kind) for number in range(1, length + 1))
