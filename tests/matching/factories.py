"""Bookings and galleries, made through the services; prints are minutiae alone, for speed."""

import itertools
from datetime import UTC, datetime, timedelta

from matching import flow
from matching.bookings.intake import BookingIn, ChargeIn, Upload
from matching.bookings.models import Booking
from matching.engine.synth import jitter, synthetic_minutiae
from matching.galleries.services import Finger, enroll_people
from matching.interchange.minutia_records import ISO_19794, write_minutia_record
from matching.searches.models import Candidate, Search
from portal.jurisdictions import scope

FINGERS = (2, 7)
numbers = itertools.count(1)


def finger(person: int, position: int, press: int):
    """One press of an invented person's finger; the same person has the same fingers."""
    seed = person * 100 + position
    return jitter(synthetic_minutiae(seed), seed * 1000 + press, hard=0.5)


def record(person: int, press: int = 1, fingers=FINGERS) -> bytes:
    """An ISO 19794-2 record of a person's fingers."""
    prints = [(position, finger(person, position, press)) for position in fingers]
    return write_minutia_record(prints, ISO_19794)


def enroll(gallery: str, persons) -> None:
    people = {
        f"{gallery[:3]}-{person}": {p: Finger(finger(person, p, 0)) for p in FINGERS}
        for person in persons
    }
    with scope.within(scope.gallery()):
        enroll_people(gallery=gallery, people=people, by=None, at=now())


def now() -> datetime:
    return datetime.now(tz=UTC)


def booking_in(person: int = 999, **fields) -> BookingIn:
    return BookingIn(
        **{
            "local_number": f"B-{next(numbers)}",
            "booked_at": now() - timedelta(hours=1),
            "name": "Invented Person",
            "charges": [ChargeIn("Burglary", "2203", "FELONY")],
            "uploads": [Upload(record(person))],
            **fields,
        }
    )


def submit(agency, by, person: int = 999, *, at=None, key=None, **fields) -> Booking:
    """A booking received and not yet read."""
    with scope.within(scope.tenant([agency.jurisdiction_id])):
        booking, _new = flow.submit_booking(
            agency=agency,
            booking=booking_in(person, **fields),
            source="API",
            by=by,
            at=at or now(),
            idempotency_key=key,
        )
    return booking


def read(booking: Booking) -> list[Search]:
    """Read a booking's prints, as a worker does; return the searches that opened."""
    with scope.within(scope.tenant([booking.jurisdiction_id])):
        reading_id = booking.reading.pk
    return flow.read_booking(
        reading_id=reading_id, jurisdiction_id=booking.jurisdiction_id, clock=now
    )


def search(opened: Search) -> None:
    """Run a search, as a worker does."""
    flow.run_search(search_id=opened.pk, jurisdiction_id=opened.jurisdiction_id, clock=now)


def complete(booking: Booking) -> None:
    """Read a booking and run all its searches."""
    for opened in read(booking):
        search(opened)


def within(place):
    return scope.within(scope.tenant([place.pk]))


def candidates_of(booking: Booking, gallery: str) -> list[Candidate]:
    found = Candidate.objects.filter(search__booking=booking, search__gallery=gallery)
    with within(booking.jurisdiction):
        return list(found.select_related("person", "search").order_by("rank"))


def searches_of(booking: Booking) -> dict[str, Search]:
    with within(booking.jurisdiction):
        return {row.gallery: row for row in Search.objects.filter(booking=booking)}
