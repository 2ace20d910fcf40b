"""Everything in the register as CSV and as JSON, built in memory."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from portal.participation.acts import Act
from portal.participation.models import ParticipationEvent
from portal.register import selectors
from portal.register.columns import EVENTS, PLACES, Cell, Column
from portal.register.entries import public_events
from portal.register.moments import Moment
from portal.register.positions import positions_of_all

FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class PlaceRow:
    """A place with its axes at an instant; positions are acts by authority."""

    place: Any
    at: datetime
    positions: dict[str, str] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """The positions in one cell."""
        return "; ".join(f"{who}: {act}" for who, act in self.positions.items())


@dataclass(frozen=True)
class EventRow:
    """An act, and the number of the one that undoes it."""

    event: ParticipationEvent
    undone_by: int | None

    @property
    def document_sha256(self) -> str | None:
        """The hash of its document, if it has one."""
        return self.event.document.sha256 if self.event.document else None

    @property
    def document_name(self) -> str | None:
        """The name of its document, if it has one."""
        return self.event.document.name if self.event.document else None


def place_rows(*, moment: Moment) -> list[PlaceRow]:
    """Every listed place at a moment, by code."""
    positions = positions_of_all(moment=moment)
    return [
        PlaceRow(place, moment.in_zone(place.time_zone), positions.get(place.pk, {}))
        for place in selectors.places(moment=moment).order_by("code")
    ]


def event_rows() -> list[EventRow]:
    """Every act about a listed place, in the order of entry."""
    events = list(public_events().order_by("pk"))
    undone = {event.concerns_id: event.pk for event in events if event.act == Act.UNDO}
    return [EventRow(event, undone.get(event.pk)) for event in events]


def places_csv(*, moment: Moment) -> bytes:
    """The places as CSV."""
    return as_csv(PLACES, place_rows(moment=moment))


def places_json(*, moment: Moment) -> bytes:
    """The places as JSON."""
    return as_json(PLACES, place_rows(moment=moment))


def events_csv() -> bytes:
    """The acts as CSV."""
    return as_csv(EVENTS, event_rows())


def events_json() -> bytes:
    """The acts as JSON."""
    return as_json(EVENTS, event_rows())


def as_csv(columns: list[Column], rows: Iterable[Any]) -> bytes:
    """UTF-8 with a heading (RFC 4180); no cell is read as a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.name for column in columns])
    writer.writerows([harmless(column.read(row)) for column in columns] for row in rows)
    return out.getvalue().encode()


def as_json(columns: list[Column], rows: Iterable[Any]) -> bytes:
    """A list of objects with the same names as the columns of the CSV."""
    read = [{column.name: column.read(row) for column in columns} for row in rows]
    return json.dumps(read, ensure_ascii=False).encode()


def harmless(cell: Cell) -> str:
    """A cell as text; what a spreadsheet would compute is made text by an apostrophe before it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) and not isinstance(cell, int) else text
