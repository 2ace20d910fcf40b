"""What an act did to the flow of its place."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from django.db import connection

from portal.participation.models import ParticipationEvent, ParticipationPeriod

INSTANT = timedelta(microseconds=1)  # the least that the database tells apart


@dataclass(frozen=True)
class Change:
    """The flow without the act and with it; ``again``: the place was at the new one before."""

    before: str
    after: str
    again: bool


def change_of(event: ParticipationEvent) -> Change:
    """The flow of the act's place when the act takes effect, without the act and with it."""
    entered = cast(datetime, event.entered_at)  # the database fills it
    before, after = _flow(event, known=entered - INSTANT), _flow(event, known=entered)
    earlier = ParticipationPeriod.objects.filter(
        jurisdiction=event.jurisdiction_id, flow=after, during__endswith__lte=event.effective_at
    )
    return Change(before, after, again=before != after and earlier.exists())


def _flow(event: ParticipationEvent, *, known: datetime) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT flow FROM participation_rule(%s, %s, %s)",
            [event.jurisdiction_id, event.effective_at, known],
        )
        return str(cursor.fetchone()[0])
