"""Recompute everything that follows from the events, and name each row that says otherwise."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, Q

from portal.audit.models import AuditEvent
from portal.jurisdictions.models import Jurisdiction
from portal.participation.entering import digest_of
from portal.participation.models import ParticipationEvent, ParticipationPeriod
from portal.participation.periods import BEGINNING, Entry, Period, Place, Ruled, periods


@dataclass(frozen=True)
class Breach:
    """A row that is not as it must be."""

    row: str
    words: str

    def __str__(self) -> str:
        return f"{self.row}: {self.words}"


class Register:
    """Every place with its own entries, read once; the periods of a place, recomputed."""

    def __init__(self) -> None:
        self.places = {place.pk: place for place in Jurisdiction.objects.order_by("code")}
        entries: dict[int, list[Entry]] = defaultdict(list)
        for event in ParticipationEvent.objects.order_by("pk").iterator():
            entries[event.jurisdiction_id].append(entry_of(event))
        self._links = {
            pk: Place(place.kind, tuple(entries[pk])) for pk, place in self.places.items()
        }
        self._periods: dict[int, list[Period]] = {}

    def chain(self, place_id: int) -> list[Place]:
        """A place and everything above it, with their entries."""
        chain = []
        step: int | None = place_id
        while step is not None:
            chain.append(self._links[step])
            step = self.places[step].parent_id
        return chain

    def periods(self, place_id: int) -> list[Period]:
        """What follows for a place, computed here and not read from the database."""
        if place_id not in self._periods:
            self._periods[place_id] = periods(self.chain(place_id))
        return self._periods[place_id]


def entry_of(event: ParticipationEvent) -> Entry:
    """What of an event matters to the rule; one that the database has kept."""
    assert event.entered_at  # noqa: S101
    return Entry(
        event.pk,
        event.act,
        event.effective_at,
        event.received_at,
        event.entered_at,
        event.concerns_id,
    )


def check_periods(register: Register) -> Iterator[Breach]:
    """Compare the stored periods of every place with those recomputed."""
    stored: dict[int, list[Period]] = defaultdict(list)
    for row in ParticipationPeriod.objects.iterator():
        ruled = Ruled(row.flow, row.request, row.because_id)
        stored[row.jurisdiction_id].append(Period(row.during.lower, row.during.upper, ruled))
    for pk, place in register.places.items():
        found = sorted(stored[pk], key=lambda period: period.lower or BEGINNING)
        wanted = register.periods(pk)
        for period in found:
            if period not in wanted:
                yield Breach(f"period of {place}", f"{_words(period)} does not follow")
        for period in wanted:
            if period not in found:
                yield Breach(f"period of {place}", f"{_words(period)} is missing")


def check_trail() -> Iterator[Breach]:
    """Compare every event with the line that the trail holds of it; needs the oversight scope."""
    lines = AuditEvent.objects.filter(event="participation.entered")
    digests = {int(line.subject_id): line.detail.get("digest") for line in lines.iterator()}
    for event in ParticipationEvent.objects.order_by("pk").iterator():
        told = digests.pop(event.pk, None)
        if told is None:
            yield Breach(f"event {event.pk}", "the trail does not know it")
        elif told != digest_of(event):
            yield Breach(f"event {event.pk}", "it was changed after it was entered")
    for pk in digests:
        yield Breach(f"event {pk}", "it was taken away after it was entered")


def check_people() -> Iterator[Breach]:
    """Find events that one person entered alone, or that name no instrument or authority."""
    alone = ParticipationEvent.objects.filter(author=F("approver"))
    for event in alone.order_by("pk"):
        yield Breach(f"event {event.pk}", "one person entered it alone")
    bare = ParticipationEvent.objects.filter(Q(instrument="") | Q(authority=""))
    for event in bare.order_by("pk"):
        yield Breach(f"event {event.pk}", "it names no instrument or no authority")


def _words(period: Period) -> str:
    since = period.lower.isoformat() if period.lower else "the beginning"
    until = period.upper.isoformat() if period.upper else "the end"
    return f"{period.ruled.flow} ({period.ruled.request}) from {since} to {until}"
