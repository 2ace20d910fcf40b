"""Wall-clock times of a place."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from portal.jurisdictions.models import Jurisdiction


def in_zone_of(jurisdiction: Jurisdiction, moment: datetime) -> datetime:
    """Read a wall-clock time as the jurisdiction's own; its zone so far is dropped."""
    return moment.replace(tzinfo=ZoneInfo(jurisdiction.time_zone))


def in_words(jurisdiction: Jurisdiction, moment: datetime) -> str:
    """An instant as the jurisdiction's clocks show it, with the zone, in the reader's language."""
    local = moment.astimezone(ZoneInfo(jurisdiction.time_zone))
    return f"{date_format(local, 'DATETIME_FORMAT')} {local:%Z}"
