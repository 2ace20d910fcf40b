"""The deadline of a hold on one form of the detainer, and the booking that one clock serves."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from matching.detainers.clock import Deadline, Rule, deadline_of
from matching.detainers.forms import description_of
from matching.detainers.holidays import version_at


def reckon(*, form: str, start: datetime, zone: str, table: str) -> Deadline:
    """When the hold that starts at an instant ends; raises what ``deadline_of`` raises.

    Raises ``ValueError`` for a form that asks for no hold.
    """
    return deadline_of(
        start=start, zone=zone, rule=Rule(description_of(form).hold.value), table=table
    )


def table_at(start: datetime, zone: str) -> str:
    """The holiday table in force on the local day of a start."""
    return version_at(start.astimezone(ZoneInfo(zone)).date())


def hold_booking(booking_id: UUID) -> None:
    """Let nobody else start, end or attend to the clock of a booking in this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('hold'), hashtext(%s))", [str(booking_id)]
        )
