"""The three axes of a place at an instant: the request, the positions on it, and the flow."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import MEANINGS, REQUESTS, Act, Flow, Request
from portal.participation.models import ParticipationEvent, ParticipationPeriod

ANSWERS = [act for act, meaning in MEANINGS.items() if meaning.position]


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
    rows = ParticipationPeriod.objects.filter(jurisdiction=jurisdiction, during__contains=at)
    rows = rows.select_related("because__jurisdiction", "because__document")
    period = rows.defer("because__document__content").first()
    if period is None:
        return Axes(Flow.L2, Request.NONE, None)
    positions = {} if period.request == Request.NONE else positions_at(jurisdiction, at)
    return Axes(period.flow, period.request, period.because, positions)


def positions_at(jurisdiction: Jurisdiction, at: datetime) -> dict[str, ParticipationEvent]:
    """The latest answer of each authority to the place's latest request, by its name."""
    asked = standing(jurisdiction, at).filter(act__in=REQUESTS).order_by("-received_at", "-pk")
    request = asked.first()
    if request is None:
        return {}
    answers = standing(jurisdiction, at).filter(act__in=ANSWERS, concerns=request)
    return {answer.authority: answer for answer in answers.order_by("received_at", "pk")}


def standing(jurisdiction: Jurisdiction, at: datetime) -> QuerySet[ParticipationEvent]:
    """The entries of a place that were received by an instant and not undone by then."""
    undone = ParticipationEvent.objects.filter(
        jurisdiction=jurisdiction, act=Act.UNDO, effective_at__lte=at
    )
    rows = ParticipationEvent.objects.filter(jurisdiction=jurisdiction, received_at__lte=at)
    return rows.exclude(pk__in=undone.values("concerns"))


def governing_event(*, jurisdiction_id: int, at: datetime) -> ParticipationEvent | None:
    """The entry that makes a place's flow what it is; None if the place never joined."""
    rows = ParticipationPeriod.objects.filter(jurisdiction=jurisdiction_id, during__contains=at)
    period = rows.select_related("because__jurisdiction").first()
    return period.because if period else None
