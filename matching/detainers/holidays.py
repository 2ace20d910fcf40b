"""Federal holidays as versioned tables (5 USC 6103), and the days off in their place.

A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after
(5 USC 6103(b); Executive Order 11582).  Inauguration Day, kept around Washington alone, and
days that an order closes offices on are in no table: they are not holidays everywhere.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol

MON, THU, SAT, SUN = 0, 3, 5, 6
DAY = timedelta(days=1)
KEPT_ON = {SAT: -DAY, SUN: DAY}  # from a holiday on that weekday


class NotInForce(ValueError):
    """The holiday table is unknown, or was not in force on the day asked for."""


class Holiday(Protocol):
    """A holiday knows its day in each year."""

    def day(self, year: int) -> date | None:
        """Its day in a year; None before its first."""


@dataclass(frozen=True)
class Fixed:
    """The same day of a month, every year from ``since``."""

    month: int
    number: int
    since: int = 1

    def day(self, year: int) -> date | None:
        """Its day in a year; None before its first."""
        return date(year, self.month, self.number) if year >= self.since else None


@dataclass(frozen=True)
class Nth:
    """The n-th such weekday of a month, counted from 1; -1 is the last."""

    month: int
    weekday: int
    n: int

    def day(self, year: int) -> date:
        """Its day in a year."""
        if self.n < 0:
            last = date(year + self.month // 12, self.month % 12 + 1, 1) - DAY
            return last - (last.weekday() - self.weekday) % 7 * DAY
        first = date(year, self.month, 1)
        return first + ((self.weekday - first.weekday()) % 7 + 7 * (self.n - 1)) * DAY


@dataclass(frozen=True)
class Table:
    """The holidays of one version of the law, in force from a day until before another."""

    version: str
    since: date
    until: date | None
    holidays: tuple[Holiday, ...]

    def covers(self, day: date) -> bool:
        """Whether this version was in force on a day."""
        return self.since <= day and (self.until is None or day < self.until)


BEFORE_JUNETEENTH: tuple[Holiday, ...] = (
    Fixed(1, 1),  # New Year's Day
    Nth(1, MON, 3),  # Birthday of Martin Luther King, Jr.
    Nth(2, MON, 3),  # Washington's Birthday
    Nth(5, MON, -1),  # Memorial Day
    Fixed(7, 4),  # Independence Day
    Nth(9, MON, 1),  # Labor Day
    Nth(10, MON, 2),  # Columbus Day
    Fixed(11, 11),  # Veterans Day
    Nth(11, THU, 4),  # Thanksgiving Day
    Fixed(12, 25),  # Christmas Day
)
JUNETEENTH_ACT = date(2021, 6, 17)  # Public Law 117-17, in force on the day it was signed
TABLES = {
    table.version: table
    for table in (
        # Public Law 98-144: the first 20 January kept for Dr. King was in 1986.
        Table("5USC6103-1986", date(1986, 1, 1), JUNETEENTH_ACT, BEFORE_JUNETEENTH),
        Table(
            "5USC6103-2021",
            JUNETEENTH_ACT,
            None,
            (*BEFORE_JUNETEENTH, Fixed(6, 19, since=2021)),
        ),
    )
}


def table_named(version: str) -> Table:
    """The table of a version.  Raises ``NotInForce`` for a version that never was."""
    try:
        return TABLES[version]
    except KeyError:
        raise NotInForce(f"No holiday table is called {version}.") from None


def version_at(day: date) -> str:
    """The version in force on a day.  Raises ``NotInForce`` before 1986."""
    for table in TABLES.values():
        if table.covers(day):
            return table.version
    raise NotInForce(f"No holiday table was in force on {day}.")


@lru_cache(maxsize=1024)
def holidays(year: int, version: str) -> frozenset[date]:
    """The holidays of a year, on their own days."""
    named = (holiday.day(year) for holiday in table_named(version).holidays)
    return frozenset(day for day in named if day)


@lru_cache(maxsize=1024)
def observed(year: int, version: str) -> frozenset[date]:
    """The days of a year that are off in place of a holiday on a weekend.

    New Year's Day on a Saturday is kept on the last day of the year before.
    """
    near = holidays(year, version) | holidays(year + 1, version)
    kept = (day + KEPT_ON[day.weekday()] for day in near if day.weekday() in KEPT_ON)
    return frozenset(day for day in kept if day.year == year)
