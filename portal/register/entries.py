"""The list of acts about a place, with what has become of each."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import Act
from portal.participation.models import Document, ParticipationEvent

LATEST = 100  # entries of a feed


@dataclass(frozen=True)
class Entry:
    """One act as the timeline of a place shows it."""

    event: ParticipationEvent
    undone_by: ParticipationEvent | None
    is_from_above: bool
    is_later: bool

    @property
    def is_advisory(self) -> bool:
        """Whether it is a city's word, which moves no county."""
        return self.event.act == Act.ADVISORY


def public_events() -> QuerySet[ParticipationEvent]:
    """Every entry about a listed place, without the bytes of its document."""
    rows = ParticipationEvent.objects.filter(jurisdiction__listed=True)
    return rows.select_related("jurisdiction__parent", "acting", "document", "concerns").defer(
        "document__content"
    )


def events_about(place: Jurisdiction) -> QuerySet[ParticipationEvent]:
    """Every entry about a place and what stands above it, the newest first."""
    return public_events().filter(jurisdiction__in=chain(place)).order_by("-effective_at", "-pk")


def entries_about(place: Jurisdiction, *, at: datetime) -> list[Entry]:
    """The timeline of a place; ``is_later`` marks what had not taken effect at the instant."""
    events = list(events_about(place))
    undone = {event.concerns_id: event for event in events if event.act == Act.UNDO}
    return [
        Entry(
            event,
            undone.get(event.pk),
            event.jurisdiction_id != place.pk,
            event.effective_at is not None and event.effective_at > at,
        )
        for event in events
    ]


def chain(place: Jurisdiction) -> list[int]:
    """The ids of a place and of everything above it, the lowest first."""
    found: list[int] = []
    step: Jurisdiction | None = place
    while step is not None:
        found.append(step.pk)
        step = step.parent
    return found


def latest_entries(
    *, place: Jurisdiction | None = None, limit: int = 100
) -> list[ParticipationEvent]:
    """What was entered last, about a place and what stands above it or about any."""
    rows = public_events()
    if place is not None:
        rows = rows.filter(jurisdiction__in=chain(place))
    return list(rows.order_by("-entered_at", "-pk")[:LATEST])


def document(*, sha256: str) -> Document | None:
    """A published document: one that an entry about a listed place rests on."""
    return _documents(sha256).first()


def has_document(*, sha256: str) -> bool:
    """Whether there is such a document, without reading it."""
    return _documents(sha256).exists()


def _documents(sha256: str) -> QuerySet[Document]:
    named = ParticipationEvent.objects.filter(document=OuterRef("pk"), jurisdiction__listed=True)
    return Document.objects.filter(Exists(named), sha256=sha256)
