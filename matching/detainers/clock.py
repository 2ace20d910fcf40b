"""The 48 hours of a hold, as a pure function of start, zone, rule and holiday table.

8 CFR 287.7(d): custody beyond the release lasts at most 48 hours, leaving out Saturdays,
Sundays and holidays.  Those are whole days of the place where the person is held; an hour is
an hour of elapsed time, whatever the clocks of the place do.  The forms from 2015 on ask for
plain 48 hours.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from matching.detainers.holidays import SAT, NotInForce, holidays, observed, table_named
from matching.detainers.local_days import stretches
from matching.detainers.timeline import Timeline

HOLD = timedelta(hours=48)
DAY = timedelta(days=1)
NOTHING = timedelta()


class Rule(StrEnum):
    """How the 48 hours are counted: as the regulation says, or plainly."""

    REGULATION = "REGULATION"
    PLAIN = "PLAIN"


@dataclass(frozen=True)
class Deadline:
    """When a hold ends, in UTC, by both readings of the law.

    Whether a day kept in place of a weekend holiday is itself a holiday is not settled:
    ``excluding_observed`` leaves such a day out of the count, ``counting_observed`` counts it.
    """

    rule: Rule
    zone: str
    table: str
    start: datetime
    excluding_observed: datetime
    counting_observed: datetime

    @property
    def deadline(self) -> datetime:
        """The earlier of both, which alone is sure to keep the law."""
        return min(self.excluding_observed, self.counting_observed)


def deadline_of(*, start: datetime, zone: str, rule: Rule, table: str) -> Deadline:
    """When the hold that starts at an aware instant must end.

    ``zone`` is the IANA zone of the place, ``table`` a version in ``holidays``, in force on
    the local day of the start.  A deadline is the first instant at which 48 hours are counted,
    so that it may be the midnight that begins a day off, and no other instant of one.
    Raises ``ValueError`` for a start without a zone, ``NotInForce`` for the wrong table and
    ``ZoneInfoNotFoundError`` for a zone that never was.
    """
    if start.tzinfo is None:
        raise ValueError("The start of a clock is an instant: it needs a zone.")
    start = start.astimezone(UTC)
    if not table_named(table).covers(start.astimezone(ZoneInfo(zone)).date()):
        raise NotInForce(f"The holiday table {table} was not in force at {start}.")
    if rule == Rule.PLAIN:
        early = late = start + HOLD
    else:
        early = _counted(start, zone, table, keeping=False)
        late = _counted(start, zone, table, keeping=True)
    return Deadline(rule, zone, table, start, excluding_observed=late, counting_observed=early)


def _counted(start: datetime, zone: str, table: str, *, keeping: bool) -> datetime:
    """The first instant with 48 counted hours behind it; observed days are off if ``keeping``."""
    timeline = _timeline(zone, start.year, start.month, table, keeping)
    return timeline.when(timeline.until(start) + HOLD)


@lru_cache(maxsize=4096)
def _timeline(zone: str, year: int, month: int, table: str, keeping: bool) -> Timeline:
    """What counts in a UTC month and after it, for as far as any start in it can reach."""
    here, day, counted, beyond = ZoneInfo(zone), date(year, month, 1), [], NOTHING
    while beyond < HOLD:
        for begin, end, local in stretches(here, day):
            if not _is_off(local, table, keeping):
                counted.append((begin, end))
                beyond += end - begin if day.month != month else NOTHING
        day += DAY
    return Timeline.of(counted)


def _is_off(day: date, table: str, keeping: bool) -> bool:
    if day.weekday() >= SAT or day in holidays(day.year, table):
        return True
    return keeping and day in observed(day.year, table)
