"""Which local day it is, through one day of UTC, in any zone of the world.

A local day does not always begin at 00:00, last 24 hours, come once, or come at all: clocks
change at or around midnight, and places have moved across the date line.
"""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)

Stretch = tuple[datetime, datetime, date]  # from, until before (both UTC), the local day


def stretches(zone: ZoneInfo, day: date) -> list[Stretch]:
    """The stretches of a UTC day through which the local day stays the same, in order.

    A zone is taken to change its offset at most once between two local midnights, and at a
    whole second.
    """
    here = datetime.combine(day, time.min, UTC)
    end = here + DAY
    found = []
    while here < end:
        local = here.astimezone(zone)
        until = min(end, _midnight_after(here, local))
        until = _change_before(until, here, zone)
        found.append((here, until, local.date()))
        here = until
    return found


def _midnight_after(here: datetime, local: datetime) -> datetime:
    """The next local midnight, if the offset stays what it is."""
    since = timedelta(hours=local.hour, minutes=local.minute, seconds=local.second)
    return here + DAY - since


def _change_before(until: datetime, here: datetime, zone: ZoneInfo) -> datetime:
    """The instant between ``here`` and ``until`` at which the offset changes, or ``until``."""

    def changed(second: int) -> bool:
        return (here + second * SECOND).astimezone(zone).utcoffset() != offset

    offset = here.astimezone(zone).utcoffset()
    seconds = range((until - here) // SECOND)
    if not changed(seconds[-1]):
        return until
    return here + bisect_left(seconds, True, key=changed) * SECOND
