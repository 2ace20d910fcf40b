"""A quarter, its day, and instants around it."""

from datetime import UTC, date, datetime, timedelta

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.calendar.days import out_at
from reports.calendar.early import grant_access
from reports.calendar.services import plan

QUARTER = Quarter(2026, 3)  # April to June 2026
DAY = date(2026, 9, 15)
LATER = DAY + timedelta(days=14)
OUT = out_at(DAY)
NOW = datetime(2026, 8, 3, 12, tzinfo=UTC)
HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
EVE = OUT - 2 * A_DAY  # a token given now is good from tomorrow
OFFICE = {"office": "Office of the Inspector General", "purpose": "To answer questions of the day"}
REASON = "The counts of two states came late."


def planned(by=None):
    return plan(quarter=QUARTER, day=DAY, by=by, at=NOW)


def granted(by, *, at=EVE, **given) -> str:
    given = {"quarter": str(QUARTER), "version": "1.0", "day": DAY, **OFFICE, **given}
    return grant_access(by=by, at=at, **given)


def trail_of(event: str) -> list[AuditEvent]:
    """The lines of the trail with a name, oldest first; for code that stands in no scope."""
    with scope.within(scope.oversight(who="test", why="the trail")):
        return list(AuditEvent.objects.filter(event=event).order_by("pk"))
