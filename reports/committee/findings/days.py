"""On what day it is for an addressee: a deadline ends with its last day where it is kept."""

from datetime import date, datetime

from complaints.deadlines.due import day_of
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.zones import washington_day


def day_for(addressee: Jurisdiction, *, at: datetime) -> date:
    """The day of an addressee at an instant; the program's office is in Washington."""
    if addressee.kind == Jurisdiction.Kind.PROGRAM:
        return washington_day(at)
    return day_of(at, addressee.time_zone)
