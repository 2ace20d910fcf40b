"""The bookings of a quarter that are set aside, as a file for statisticians."""

from portal.quarters import Quarter
from portal.register.columns import Column
from portal.register.downloads import as_csv
from reports.releases.models import Release
from reports.statistics.gathering import anomalies

COLUMNS = [
    Column("booking", "The booking, or an invented one", "booking"),
    Column("county", "FIPS code of its county; 00000 for none", "county"),
    Column("reason", "Why it is in no rate; OUTSIDE_WINDOW is an incident", "reason.name"),
]


def set_aside(release: Release) -> bytes:
    """A line for each booking, by county; runs in the statistics scope."""
    return as_csv(COLUMNS, anomalies(Quarter.named(release.quarter)))
