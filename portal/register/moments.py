"""The instant that a reader asks about: one instant, or a day by each place's own clocks."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import DateTimeField, Expression, F, Func, Value
from django.utils.translation import gettext as _

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
TICK = timedelta(microseconds=1)  # the database's own


class MomentUnclear(ValueError):
    """What was given is neither a day nor an instant."""


class EndOfDay(Func):
    """The last instant of a day by the clocks of the row's zone: (zone, first of the next day)."""

    template = "(timezone(%(expressions)s::timestamp) - interval '1 microsecond')"
    output_field = DateTimeField()


@dataclass(frozen=True)
class Moment:
    """An instant; or a day, which stands for its last instant on the clocks of each place."""

    instant: datetime | None = None
    day: date | None = None

    def __post_init__(self) -> None:
        if (self.instant is None) == (self.day is None):
            raise MomentUnclear("A moment is an instant or a day.")

    def in_zone(self, zone: str) -> datetime:
        """The instant meant in a time zone (a name of the tz database)."""
        if self.instant is not None:
            return self.instant
        return _midnight_after(self.day).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) - TICK

    def in_sql(self, zone: str = "time_zone") -> Expression:
        """The same for a row, whose zone stands in the field named."""
        if self.instant is not None:
            return Value(self.instant, output_field=DateTimeField())
        return EndOfDay(F(zone), Value(_midnight_after(self.day).isoformat(" ")))

    def __str__(self) -> str:
        """As ``?at=`` takes it."""
        if self.instant is not None:
            return self.instant.astimezone(UTC).isoformat().replace("+00:00", "Z")
        return str(self.day)


def read_moment(text: str) -> Moment:
    """Read ``2011-06-17`` or ``2011-06-17T12:00:00Z``; raises ``MomentUnclear``."""
    text = text.strip().replace(" ", "+")  # an unescaped + of an address arrives as a space
    try:
        if DAY.fullmatch(text):
            return Moment(day=_within(date.fromisoformat(text)))
        if INSTANT.fullmatch(text):
            instant = datetime.fromisoformat(text)
            _within(instant.date())
            return Moment(instant=instant.astimezone(UTC))
    except MomentUnclear:
        raise
    except ValueError as reason:
        raise MomentUnclear(_("There is no such time: %(text)s.") % {"text": text}) from reason
    raise MomentUnclear(
        _("A time is a date (2011-06-17) or an instant with its offset (2011-06-17T12:00:00Z).")
    )


def _within(day: date) -> date:
    if not FIRST <= day <= LAST:
        raise MomentUnclear(_("The register answers for the years from 1900 to 2199."))
    return day


def _midnight_after(day: date | None) -> datetime:
    return datetime.combine((day or FIRST) + timedelta(days=1), time())
