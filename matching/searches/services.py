"""Open the searches that the gate lets through, run them, and release what they found."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from matching.bookings.models import Booking, Print
from matching.bookings.reading import open_template
from matching.engine.cylinders import describe
from matching.engine.descriptor import Descriptor
from matching.engine.search import Hit
from matching.galleries.models import GalleryName
from matching.searches.models import Candidate, Search, Withholding
from portal import leases
from portal.audit import trail
from portal.constraints import constraint_of
from portal.leases import JobStatus
from portal.participation.acts import Flow
from portal.participation.axes import flow_at, governing_event
from portal.participation.models import ParticipationEvent

ENGINE = "mcc-lgsr-1"
GATE = "search_only_while_participating"


def is_gate(error: IntegrityError) -> bool:
    """Whether the database's gate refused, and not some other constraint."""
    return constraint_of(error) == GATE


def open_searches(*, booking: Booking, at: datetime) -> list[Search]:
    """Queue the criminal search, and the immigration search if the gate lets it through."""
    opened = [_open(booking, GalleryName.CRIMINAL, at)]
    try:
        with transaction.atomic():
            opened.append(_open(booking, GalleryName.IMMIGRATION, at))
    except IntegrityError as refusal:
        if not is_gate(refusal):
            raise
        withhold(booking=booking, at=at)
    return opened


def _open(booking: Booking, gallery: str, at: datetime) -> Search:
    return Search.objects.create(
        jurisdiction_id=booking.jurisdiction_id, booking=booking, gallery=gallery, queued_at=at
    )


def withhold(*, booking: Booking, at: datetime) -> Withholding:
    """Record that a booking's prints are kept from the immigration search, by which act."""
    Search.objects.filter(
        booking=booking,
        gallery=GalleryName.IMMIGRATION,
        status__in=[JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.FAILED],
    ).update(status=JobStatus.WITHHELD, finished_at=at, lease_token=None, lease_until=None)
    moment = _moment_of_refusal(booking, at)
    event = governing_event(jurisdiction_id=booking.jurisdiction_id, at=moment)
    record, new = Withholding.objects.get_or_create(
        booking=booking,
        defaults={
            "jurisdiction_id": booking.jurisdiction_id,
            "event": event,
            "reason": _reason(booking, event),
            "withheld_at": at,
        },
    )
    if new:
        trail.record(event="search.withheld", subject=record, by=None, at=at, after=Flow.L2)
    return record


def _moment_of_refusal(booking: Booking, at: datetime) -> datetime:
    """The instant whose flow closed the gate: the booking itself if it was closed then."""
    for moment in (booking.booked_at, booking.received_at):
        if flow_at(jurisdiction_id=booking.jurisdiction_id, at=moment) == Flow.L2:
            return moment
    return at


def _reason(booking: Booking, event: ParticipationEvent | None) -> str:
    if event is None:
        return f"{booking.jurisdiction} has not joined the program."
    return f"{event.jurisdiction} does not take part."


def load_probes(booking_id: UUID) -> dict[int, Descriptor]:
    """The descriptors of a booking's readable fingers, by position."""
    rows = Print.objects.filter(booking=booking_id, condition=Print.Condition.PRESENT)
    return {row.position: describe(open_template(row)) for row in rows}


def finish_search(
    *,
    search: Search,
    hits: Sequence[Hit],
    version: int,
    threshold: float,
    fingers: int,
    at: datetime,
) -> None:
    """Store the candidates and close the search in one transaction.

    A search without a candidate needs no examiner and is released at once where the flow
    returns answers (L0).
    """
    ran_on: dict[str, Any] = {
        "gallery_version": version,
        "engine_version": ENGINE,
        "threshold": threshold,
        "fingers": fingers,
    }
    with transaction.atomic():
        leases.finish(search, at=at, **ran_on)
        Candidate.objects.bulk_create(
            Candidate(
                jurisdiction_id=search.jurisdiction_id,
                search=search,
                person_id=hit.person,
                rank=rank,
                score=hit.score,
                finger_scores={str(k): round(v, 6) for k, v in hit.per_finger.items()},
                found_at=at,
            )
            for rank, hit in enumerate(hits, start=1)
        )
        trail.record(
            event="search.done", subject=search, by=None, at=at, detail={"candidates": len(hits)}
        )
    if not hits:
        release(search_id=search.pk, at=at)


def release(*, search_id: UUID, at: datetime) -> bool:
    """Let the jurisdiction see the outcome; False where the gate keeps it back."""
    try:
        with transaction.atomic():
            released = Search.objects.filter(
                pk=search_id, status=JobStatus.DONE, released_at=None
            ).update(released_at=at)
    except IntegrityError as refusal:
        if not is_gate(refusal):
            raise
        return False
    return bool(released)
