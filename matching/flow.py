"""The way from a booking to its candidates, on one page.

Each step runs in short transactions in the jurisdiction's scope, and none is open while prints
are decoded or galleries searched.  ``clock`` is the door's clock, read again as work goes on.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from matching.bookings import reading as readings
from matching.bookings import services as bookings
from matching.bookings.intake import BookingIn
from matching.bookings.models import Booking, Reading
from matching.engine.permutation import permute
from matching.engine.search import search as search_gallery
from matching.engine.threshold import threshold_for
from matching.galleries import shards
from matching.interchange.errors import NotAccepted
from matching.searches import services as searches
from matching.searches.models import Search
from portal import leases
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency
from portal.participation.acts import Flow

Clock = Callable[[], datetime]


@transaction.atomic
def submit_booking(
    *,
    agency: Agency,
    booking: BookingIn,
    source: str,
    by: User,
    at: datetime,
    idempotency_key: str | None = None,
) -> tuple[Booking, bool]:
    """Take in a booking; record at once that its prints are withheld where its stamp says so."""
    record, new = bookings.receive_booking(
        agency=agency,
        booking=booking,
        source=source,
        by=by,
        at=at,
        idempotency_key=idempotency_key,
    )
    if new and record.flow == Flow.L2:
        searches.withhold(booking=record, at=at)
    return record, new


def read_booking(*, reading_id: UUID, jurisdiction_id: int, clock: Clock) -> list[Search]:
    """Read a booking's prints and open its searches; return those, to be sent on."""
    rows = scope.tenant([jurisdiction_id])
    with scope.within(rows):
        reading = leases.claim(Reading, pk=reading_id, at=clock())
        if reading is None:
            return []
        uploads = readings.load_uploads(reading)
    try:
        found, missing = readings.read_uploads(uploads)
    except NotAccepted as refusal:
        with scope.within(rows):
            readings.fail_reading(reading=reading, problem=str(refusal), at=clock())
        return []
    with scope.within(rows):
        at = clock()
        if not readings.store_prints(reading=reading, found=found, missing=missing, at=at):
            return []
        return searches.open_searches(booking=reading.booking, at=at)


def run_search(*, search_id: UUID, jurisdiction_id: int, clock: Clock) -> None:
    """Search a booking's prints in one gallery, or withhold them if the gate has closed."""
    rows = scope.tenant([jurisdiction_id])
    try:
        with scope.within(rows):
            search = leases.claim(Search, pk=search_id, at=clock())
            if search is None:
                return
            probes = searches.load_probes(search.booking_id)
        version, gallery = shards.current(search.gallery)
        key = shards.key_of(search.gallery)
        hits = search_gallery({p: permute(d, key) for p, d in probes.items()}, gallery)
        with scope.within(rows):
            searches.finish_search(
                search=search,
                hits=hits,
                version=version,
                threshold=threshold_for(len(probes)),
                fingers=len(probes),
                at=clock(),
            )
    except IntegrityError as refusal:
        if not searches.is_gate(refusal):
            raise
        with scope.within(rows):
            booking = Search.objects.select_related("booking").get(pk=search_id).booking
            searches.withhold(booking=booking, at=clock())
