"""The positions of authorities on the requests of every place at once."""

from datetime import datetime

from portal.participation.acts import REQUESTS, Act
from portal.participation.axes import ANSWERS
from portal.participation.models import ParticipationEvent
from portal.register.moments import Moment


def positions_of_all(*, moment: Moment) -> dict[int, dict[str, str]]:
    """For each place with answers to its latest request: the act of each authority by its name.

    It says the same as ``portal.participation.axes.axes_at`` does of one place.
    """
    events = _events(moment)
    requests: dict[int, ParticipationEvent] = {}
    for event in events:
        if event.act in REQUESTS:
            requests[event.jurisdiction_id] = event
    found: dict[int, dict[str, str]] = {}
    for event in events:
        request = requests.get(event.jurisdiction_id)
        if event.act in ANSWERS and request is not None and event.concerns_id == request.pk:
            found.setdefault(event.jurisdiction_id, {})[event.authority] = event.act
    return found


def _events(moment: Moment) -> list[ParticipationEvent]:
    """Requests and answers that were received and stood at the moment, the oldest first."""
    rows = ParticipationEvent.objects.filter(
        act__in=[*REQUESTS, *ANSWERS, Act.UNDO], jurisdiction__listed=True
    )
    rows = rows.select_related("jurisdiction").defer("reason").order_by("received_at", "pk")
    instants: dict[str, datetime] = {}

    def instant(event: ParticipationEvent) -> datetime:
        zone = event.jurisdiction.time_zone
        return instants.setdefault(zone, moment.in_zone(zone))

    events = list(rows)
    undone = {
        event.concerns_id
        for event in events
        if event.act == Act.UNDO and event.effective_at and event.effective_at <= instant(event)
    }
    return [
        event
        for event in events
        if event.act != Act.UNDO
        and event.pk not in undone
        and event.received_at
        and event.received_at <= instant(event)
    ]
