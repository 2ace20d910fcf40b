"""Wall-clock times of a place."""

from datetime import datetime
from zoneinfo import ZoneInfo

from portal.jurisdictions.models import Jurisdiction


def in_zone_of(jurisdiction: Jurisdiction, moment: datetime) -> datetime:
    """Read a wall-clock time as the jurisdiction's own; its zone so far is dropped."""
    return moment.replace(tzinfo=ZoneInfo(jurisdiction.time_zone))
