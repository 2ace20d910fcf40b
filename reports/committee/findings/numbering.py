"""Numbers by year without gaps, as 2026-3: whoever gives one holds the year until it is kept."""

from datetime import datetime

from django.db import connection

from portal.jurisdictions.zones import washington_day
from reports.committee.findings.models import Finding, Recommendation


def next_reference(model: type[Finding | Recommendation], *, at: datetime) -> str:
    """The next number of the year; another call for the same year waits for this transaction.

    Nothing that has a number is ever removed, so that their count is the last one.
    """
    year = washington_day(at).year
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s), %s)", [model._meta.label, year])
    given = model.objects.filter(reference__startswith=f"{year}-").count()
    return f"{year}-{given + 1}"
