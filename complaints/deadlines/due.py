"""When a deadline ends: a pure function of its rule, its start, the pauses and the place's zone.

It ends with its last day, at the midnight of the place, whatever the clocks do before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from complaints.deadlines.days import DAY, advance, counted_between, first_counted
from complaints.deadlines.rules import Rule


@dataclass(frozen=True, order=True)
class Break:
    """A pause in days of the place: from the day on which it begins to the one on which it ends.

    The day on which it begins is no part of it and the last one is, as with every deadline.
    """

    begins: date
    ends: date


def day_of(at: datetime, zone: str) -> date:
    """The day of a place at an aware instant; ``zone`` is an IANA name."""
    return at.astimezone(ZoneInfo(zone)).date()


def end_of(day: date, zone: str) -> datetime:
    """The instant in UTC at which a day of a place is over."""
    return datetime.combine(day + DAY, time(), ZoneInfo(zone)).astimezone(UTC)


def last_day(rule: Rule, start: date, *, breaks: Iterable[Break] = (), more: int = 0) -> date:
    """The last day of a deadline that began on a day; ``more`` is by how much it was extended.

    Each pause that begins before the deadline is over moves it by the counted days of the pause
    that lie after the start; none ends before the pause does.  Pauses do not overlap.
    """
    day = advance(start, rule.days + more, rule.kind)
    for pause in sorted(breaks):
        if pause.begins <= day and pause.ends > start:
            lost = counted_between(max(pause.begins, start), pause.ends, rule.kind)
            day = max(advance(day, lost, rule.kind), first_counted(pause.ends, rule.kind))
    return day


def due_at(
    rule: Rule, start: datetime, *, zone: str, breaks: Iterable[Break] = (), more: int = 0
) -> datetime:
    """The first instant, in UTC, that is too late for what began at an aware instant."""
    began = day_of(start, zone)
    return end_of(last_day(rule, began, breaks=breaks, more=more), zone)
