"""The three axes of a place at an instant: the request, the positions on it, and the flow."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import MEANINGS, REQUESTS, Flow, Request
from portal.participation.models import ParticipationEvent, ParticipationPeriod

ANSWERS = [act for act, meaning in MEANINGS.items() if meaning.position]
ACTS: dict[str, Any] = {"requests": list(REQUESTS), "answers": ANSWERS}
# The period, and the answers to the latest request that was received and not undone by then.
LOOK_UP = """
    SELECT period.flow, period.request, period.because_id, ARRAY(
        SELECT answer.id FROM participation_participationevent answer
        WHERE answer.concerns_id = asked.id AND answer.act = ANY (%(answers)s)
          AND answer.received_at <= %(at)s
          AND NOT EXISTS (
              SELECT FROM participation_participationevent undo
              WHERE undo.concerns_id = answer.id AND undo.act = 'UNDO'
                AND undo.effective_at <= %(at)s)
        ORDER BY answer.received_at, answer.id)
    FROM participation_participationperiod period
    LEFT JOIN LATERAL (
        SELECT request.id FROM participation_participationevent request
        WHERE request.jurisdiction_id = %(place)s AND request.act = ANY (%(requests)s)
          AND request.received_at <= %(at)s
          AND NOT EXISTS (
              SELECT FROM participation_participationevent undo
              WHERE undo.concerns_id = request.id AND undo.act = 'UNDO'
                AND undo.effective_at <= %(at)s)
        ORDER BY request.received_at DESC, request.id DESC LIMIT 1
    ) asked ON true
    WHERE period.jurisdiction_id = %(place)s AND period.during @> %(at)s
"""


@dataclass(frozen=True)
class Axes:
    """What holds for a place at an instant; ``because`` is the entry that sets the flow."""

    flow: str
    request: str
    because: ParticipationEvent | None
    positions: dict[str, ParticipationEvent] = field(default_factory=dict)


def flow_at(*, jurisdiction_id: int, at: datetime) -> str:
    """How a place's prints flow at an instant; L2 where nothing is known (fail closed)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT participation_flow(%s, %s)", [jurisdiction_id, at])
        return str(cursor.fetchone()[0])


def axes_at(*, jurisdiction: Jurisdiction, at: datetime) -> Axes:
    """All three axes; a place without a period is closed."""
    with connection.cursor() as cursor:
        cursor.execute(LOOK_UP, {"place": jurisdiction.pk, "at": at, **ACTS})
        found = cursor.fetchone()
    if found is None:
        return Axes(Flow.L2, Request.NONE, None)
    flow, request, because, answers = found
    entries = ParticipationEvent.objects.select_related("jurisdiction").in_bulk(
        [pk for pk in (because, *answers) if pk is not None]
    )
    positions = {entries[pk].authority: entries[pk] for pk in answers}
    return Axes(flow, request, entries.get(because), positions)


def governing_event(*, jurisdiction_id: int, at: datetime) -> ParticipationEvent | None:
    """The entry that makes a place's flow what it is; None if the place never joined."""
    rows = ParticipationPeriod.objects.filter(jurisdiction=jurisdiction_id, during__contains=at)
    period = rows.select_related("because__jurisdiction").first()
    return period.because if period else None
