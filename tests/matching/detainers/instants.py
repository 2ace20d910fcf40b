"""Starts of holds in every zone, and a count of hours that shares nothing with the clock."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import strategies as st

from matching.detainers.holidays import holidays, observed, version_at

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
FIRST, LAST = datetime(1996, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
ZONES = sorted(z for z in available_timezones() if z not in {"Factory", "localtime"})


def local(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def wall(moment: datetime, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


def table_of(start: datetime, zone: str) -> str:
    return version_at(start.astimezone(ZoneInfo(zone)).date())


def is_off(moment: datetime, zone: str, table: str, *, keeping: bool) -> bool:
    day = moment.astimezone(ZoneInfo(zone)).date()
    kept = observed(day.year, table) if keeping else frozenset()
    return day.weekday() > 4 or day in holidays(day.year, table) | kept


def minutes_counted(start, end, zone, table, *, keeping) -> int:
    """Looked at minute by minute: no clock of the world changes within one."""
    minutes = range((end - start) // MINUTE)
    return sum(not is_off(start + m * MINUTE, zone, table, keeping=keeping) for m in minutes)


@cache
def changes(zone: str) -> list[datetime]:
    """The days in question within which the clocks of a zone change, looked for by weeks."""
    here = ZoneInfo(zone)

    def turned(begin: datetime, span: timedelta) -> bool:
        return (begin + span).astimezone(here).utcoffset() != begin.astimezone(here).utcoffset()

    weeks = (FIRST + n * WEEK for n in range((LAST - FIRST) // WEEK))
    days = (week + n * DAY for week in weeks if turned(week, WEEK) for n in range(7))
    return [day for day in days if turned(day, DAY)]


def near(moments: list[datetime]) -> st.SearchStrategy[datetime]:
    shift = st.integers(-6 * 24 * 60, 2 * 24 * 60)
    return st.builds(lambda m, by: m + by * MINUTE, st.sampled_from(moments), shift)


HOLIDAYS = [
    datetime(day.year, day.month, day.day, tzinfo=UTC)
    for year in range(2000, 2035)
    for day in sorted(holidays(year, "5USC6103-2021") | observed(year, "5USC6103-2021"))
]
ANY_MINUTE = st.integers(0, (LAST - FIRST) // MINUTE).map(lambda by: FIRST + by * MINUTE)


@st.composite
def starts(draw) -> tuple[datetime, str]:
    """A zone of the world and a whole minute: any, near a change of clocks, near a holiday."""
    zone = draw(st.sampled_from(ZONES))
    ways = [ANY_MINUTE, near(HOLIDAYS)] + ([near(changes(zone))] if changes(zone) else [])
    return draw(st.one_of(ways)), zone
