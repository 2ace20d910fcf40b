"""Changes into the register, forward by an import and backward by its undoing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.accounts.models import User
from portal.imports.fips import STATES
from portal.imports.plans import Line, Values
from portal.imports.selectors import PLACE_FIELDS, activations
from portal.imports.telling import Tell, chunks, quiet
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.participation.acts import Act, Instrument
from portal.participation.entering import enter_history
from portal.participation.models import ParticipationEvent

Kind = Jurisdiction.Kind
# What an activation that is entered a second time says again.
PARTICULARS = (
    "instrument", "authority", "body", "vote", "citation", "reason", "adopted_at", "document_id",
)  # fmt: skip


@dataclass(frozen=True)
class Hands:
    """The two people of an import and the instant at which they act."""

    author: User
    approver: User
    at: datetime


def write_places(
    lines: Sequence[Line], hands: Hands, tell: Tell = quiet
) -> dict[str, ParticipationEvent]:
    """Write places from ``before`` to ``after``, what stands above first; return the events
    entered, by code.  Raises as ``enter_history`` does.
    """
    known = {place.code: place for place in Jurisdiction.objects.all()}
    for length in (0, 2, 5):
        fresh = [line for line in lines if line.key not in known and _depth(line.key) == length]
        made = Jurisdiction.objects.bulk_create(_new_place(line, known) for line in fresh)
        known |= {place.code: place for place in made}
    changed = [_set(known[line.key], line) for line in lines if line.before is not None]
    if moved := _moved(lines, PLACE_FIELDS):
        Jurisdiction.objects.bulk_update(changed, moved, batch_size=500)
    return _write_activations(lines, known, hands, tell)


def write_agencies(lines: Sequence[Line], tell: Tell = quiet) -> None:
    """Write agencies from ``before`` to ``after``; an agency keeps its place."""
    for part in chunks(lines, tell):
        _write_agencies(part)


def _write_agencies(lines: Sequence[Line]) -> None:
    places = {place.code: place for place in Jurisdiction.objects.filter(kind=Kind.COUNTY)}
    known = Agency.objects.in_bulk([line.key for line in lines], field_name="ori")
    fresh, kept = [], []
    for line in lines:
        said = {name: _of(line.after)[name] for name in ("name", "kind", "active")}
        if line.key in known:
            agency = known[line.key]
            for name, value in said.items():
                setattr(agency, name, value)
            kept.append(agency)
        else:
            place = places[str(_of(line.after)["place"])]
            fresh.append(Agency(ori=line.key, jurisdiction=place, **said))
    Agency.objects.bulk_create(fresh, batch_size=2000)
    if moved := _moved(lines, ("name", "kind", "active")):
        Agency.objects.bulk_update(kept, moved, batch_size=500)


def _of(values: Values | None) -> dict[str, Any]:
    return dict(values or {})


def _moved(lines: Sequence[Line], fields: Sequence[str]) -> list[str]:
    """The fields that any line changes: the fewer, the shorter the statement."""
    pairs = [(line.before, _of(line.after)) for line in lines if line.before is not None]
    return [name for name in fields if any(was[name] != now[name] for was, now in pairs)]


def _depth(code: str) -> int:
    return 0 if code == "US" else len(code)


def _new_place(line: Line, known: dict[str, Jurisdiction]) -> Jurisdiction:
    depth = _depth(line.key)
    kind = {0: Kind.PROGRAM, 2: Kind.STATE, 5: Kind.COUNTY}[depth]
    above = {0: None, 2: "US", 5: line.key[:2]}[depth]
    postal = STATES[line.key[:2]][0] if depth else ""
    place = Jurisdiction(
        kind=kind, code=line.key, postal=postal, parent=known[above] if above else None
    )
    return _set(place, line)


def _set(place: Jurisdiction, line: Line) -> Jurisdiction:
    for name in PLACE_FIELDS:
        setattr(place, name, _of(line.after)[name])
    return place


def _write_activations(
    lines: Sequence[Line], known: dict[str, Jurisdiction], hands: Hands, tell: Tell
) -> dict[str, ParticipationEvent]:
    """Undo the activations that go, then enter those that come; never the same one twice."""
    moved = [line for line in lines if _activated(line.before) != _activated(line.after)]
    places = [known[line.key].pk for line in moved]
    standing: dict[int, ParticipationEvent] = {}
    for event in activations(Jurisdiction.objects.filter(pk__in=places)):
        standing.setdefault(event.jurisdiction_id, event)
    earlier = _told_before(places)
    gone = [
        _undo(standing[known[line.key].pk], known["US"], hands)
        for line in moved
        if _activated(line.before)
    ]
    come = [
        _activation(known[line.key], known["US"], _activated(line.after), earlier, hands)
        for line in moved
        if _activated(line.after)
    ]
    codes = {known[line.key].pk: line.key for line in moved}
    entered: list[ParticipationEvent] = []
    rows, entries = len(lines), len(gone) + len(come)

    def told(done: int, _of: int) -> None:
        tell(rows * done // entries, rows)

    for entered_before, events in ((0, gone), (len(gone), come)):
        for part in chunks(events, told, after=entered_before):
            entered += enter_history(part, at=hands.at)
    return {codes[event.jurisdiction_id]: event for event in entered}


def _activated(values: Values | None) -> str:
    return str(_of(values).get("activated_at") or "")


def _told_before(places: Sequence[int]) -> dict[tuple[int, datetime], ParticipationEvent]:
    """Earlier activations by place and instant: what they rest on is not lost by an undo."""
    rows = ParticipationEvent.objects.filter(jurisdiction__in=places, act=Act.ACTIVATION)
    return {
        (event.jurisdiction_id, event.effective_at): event
        for event in rows.order_by("pk")
        if event.effective_at
    }


def _activation(
    place: Jurisdiction,
    program: Jurisdiction,
    instant: str,
    told: dict[tuple[int, datetime], ParticipationEvent],
    hands: Hands,
) -> ParticipationEvent:
    moment = datetime.fromisoformat(instant)
    earlier = told.get((place.pk, moment))
    said = {name: getattr(earlier, name) for name in PARTICULARS} if earlier else {}
    return _event(place, program, Act.ACTIVATION, moment, hands, **said)


def _undo(event: ParticipationEvent, program: Jurisdiction, hands: Hands) -> ParticipationEvent:
    assert event.effective_at is not None  # noqa: S101  the database keeps it so
    return _event(event.jurisdiction, program, Act.UNDO, event.effective_at, hands, concerns=event)


def _event(
    place: Jurisdiction,
    program: Jurisdiction,
    act: Act,
    moment: datetime,
    hands: Hands,
    **said: Any,
) -> ParticipationEvent:
    given: dict[str, Any] = {"instrument": Instrument.NOTICE, "authority": "the program", **said}
    return ParticipationEvent(
        jurisdiction=place,
        acting=program,
        act=act,
        effective_at=moment,
        received_at=moment,
        retroactive=True,
        author=hands.author,
        approver=hands.approver,
        **given,
    )
