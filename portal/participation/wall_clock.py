"""Times as the clocks of a place show them: read, refused where they are no instant, shown."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from portal.jurisdictions.clock import in_zone_of
from portal.jurisdictions.models import Jurisdiction

# Years before the program, and a century on: what lies outside is a slip of the pen.
YEARS = range(2000, 2101)


class NoSuchTime(Exception):
    """The clocks of the place do not show this time once and only once."""


def instant_of(place: Jurisdiction, wall: datetime) -> datetime:
    """The one instant at which the place's clocks show a time without a zone.

    Raises ``NoSuchTime`` for an hour that the clocks leave out in spring or show twice in fall.
    """
    if wall.year not in YEARS:
        first, last = YEARS[0], YEARS[-1]
        raise NoSuchTime(
            _("Choose a year from %(first)d to %(last)d.") % {"first": first, "last": last}
        )
    local = in_zone_of(place, wall)
    if local.utcoffset() == local.replace(fold=1).utcoffset():
        return local
    if wall_of(place, local.astimezone(UTC)) != wall:
        raise NoSuchTime(
            _("The clocks leave this hour out on that day. Choose a time before or after it.")
        )
    raise NoSuchTime(
        _("The clocks show this hour twice on that day. Choose a time before or after it.")
    )


def wall_of(place: Jurisdiction, moment: datetime) -> datetime:
    """What the place's clocks show at an instant, without a zone."""
    return moment.astimezone(ZoneInfo(place.time_zone)).replace(tzinfo=None, fold=0)
