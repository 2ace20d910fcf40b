"""On how many days of a quarter each county took part, by the register's periods."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import connection

from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import Flow
from portal.quarters import Quarter
from reports.statistics.models import Cube, Exposure

# Time in which the flow was open, within the quarter on the clocks of each county.
OPEN = """
SELECT j.code, sum(upper(p.during * q.during) - lower(p.during * q.during))
FROM jurisdictions_jurisdiction j
CROSS JOIN LATERAL (SELECT tstzrange(
    %s::timestamp AT TIME ZONE j.time_zone, %s::timestamp AT TIME ZONE j.time_zone
) AS during) q
JOIN participation_participationperiod p
    ON p.jurisdiction_id = j.id AND p.flow <> %s AND p.during && q.during
WHERE j.kind = 'COUNTY' AND j.listed
GROUP BY j.code
"""
DAY = timedelta(days=1)


def exposures_of(cube: Cube, quarter: Quarter, days: Mapping[str, int] | None) -> list[Exposure]:
    """One for each listed county, not yet written; ``days`` by code in place of the register's.

    A day counts where the place took part for half of it or more.
    """
    found = open_days(quarter) if days is None else days
    rows = Jurisdiction.objects.filter(kind=Jurisdiction.Kind.COUNTY, listed=True)
    return [
        Exposure(cube=cube, county=place.code, name=str(place), days=found.get(place.code, 0))
        for place in rows.order_by("code")
    ]


def open_days(quarter: Quarter) -> dict[str, int]:
    """Days of a quarter on which prints were forwarded, by code of the counties with any."""
    with connection.cursor() as cursor:
        cursor.execute(OPEN, [quarter.begins, quarter.shifted(1).begins, Flow.L2])
        return {code: round(time / DAY) for code, time in cursor.fetchall()}
