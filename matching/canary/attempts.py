"""The ways by which prints of an opted-out place could be searched, each of them tried."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, connection, transaction

from matching import flow
from matching.bookings.intake import BookingIn, Upload
from matching.bookings.models import Booking
from matching.engine.synth import jitter, synthetic_minutiae
from matching.galleries.models import GalleryName
from matching.interchange.minutia_records import ISO_19794, write_minutia_record
from matching.searches.models import Search, Withholding
from matching.searches.services import is_gate
from portal.accounts.models import User
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.roles import give_role

NAME = "canary"
FINGERS = (2, 7)


def submit(
    place: Jurisdiction, *, booked_at: datetime, at: datetime, number: str = NAME
) -> Booking:
    """Hand in a booking with invented prints, as an agency of the place would."""
    agency, _ = Agency.objects.get_or_create(
        ori=f"{place.postal}CANARY1", defaults={"name": "Canary", "jurisdiction": place}
    )
    clerk, _ = User.objects.get_or_create(username=NAME, defaults={"password": "!"})
    give_role(user=clerk, role="CLERK", jurisdiction=place, by=None, at=at)
    booking, _new = flow.submit_booking(
        agency=agency,
        booking=BookingIn(
            local_number=number,
            booked_at=booked_at,
            name="Canary",
            uploads=[Upload(record_of(place.pk))],
        ),
        source=Booking.Source.COMMAND,
        by=clerk,
        at=at,
    )
    return booking


def record_of(seed: int) -> bytes:
    """A template record of two invented fingers."""
    prints = [(p, jitter(synthetic_minutiae(seed * 100 + p), seed, hard=0.5)) for p in FINGERS]
    return write_minutia_record(prints, ISO_19794)


def by_the_workers(booking: Booking, at: datetime) -> bool:
    """Let the workers' own code read the prints and open the searches; True if withheld."""
    opened = flow.read_booking(
        reading_id=booking.reading.pk, jurisdiction_id=booking.jurisdiction_id, clock=lambda: at
    )
    galleries = {search.gallery for search in opened}
    kept = Withholding.objects.filter(booking=booking).exists()
    return galleries == {GalleryName.CRIMINAL} and kept


def by_a_row(booking: Booking, at: datetime) -> bool:
    """Write the search that nobody may open; True if the gate refused."""
    return _refused(
        lambda: Search.objects.create(
            jurisdiction_id=booking.jurisdiction_id,
            booking=booking,
            gallery=GalleryName.IMMIGRATION,
            queued_at=at,
        )
    )


def by_a_statement(booking: Booking, at: datetime) -> bool:
    """Write it with a statement of SQL; True if the gate refused."""
    statement = (
        "INSERT INTO matching_search (id, jurisdiction_id, booking_id, gallery, status, attempts,"
        " queued_at, problem, engine_version) VALUES (%s, %s, %s, %s, 'QUEUED', 0, %s, '', '')"
    )
    values: list[Any] = [uuid4(), booking.jurisdiction_id, booking.pk, GalleryName.IMMIGRATION, at]

    def insert() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    return _refused(insert)


WAYS: dict[str, Callable[[Booking, datetime], bool]] = {
    "workers": by_the_workers,
    "row": by_a_row,
    "statement": by_a_statement,
}


def _refused(attempt: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            attempt()
    except IntegrityError as refusal:
        return is_gate(refusal)
    return False
