"""Take in a booking: check it, stamp it, seal it, and queue the reading of its prints."""

import hashlib
import json
import re
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from matching.bookings.errors import AlreadyBooked, ForeignAgency, TooMuchWaiting, UnknownAgency
from matching.bookings.intake import BookingIn, check_files
from matching.bookings.models import Booking, Charge, Reading, SourceFile
from matching.bookings.times import check_times
from matching.bookings.words import check_key, check_words
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, require
from portal.jurisdictions.models import Agency
from portal.leases import JobStatus
from portal.sealing import seal

ORI = re.compile(r"[A-Z]{2}[A-Z0-9]{7}")


def find_agency(*, ori: str, by: User) -> Agency:
    """The active agency with this ORI, where the person may submit bookings."""
    if not ORI.fullmatch(ori):
        raise UnknownAgency("Name the agency by its ORI: two letters, then seven more characters.")
    agency = (
        Agency.objects.filter(ori=ori, active=True).select_related("jurisdiction__parent").first()
    )
    if agency is None:
        raise UnknownAgency(f"No active agency has the ORI {ori}.")
    try:
        require(by, "submit_booking", agency.jurisdiction)
    except AccessDenied:
        raise ForeignAgency(f"You may not submit bookings for the agency {ori}.") from None
    return agency


@transaction.atomic
def receive_booking(
    *,
    agency: Agency,
    booking: BookingIn,
    source: str,
    by: User,
    at: datetime,
    idempotency_key: str | None = None,
) -> tuple[Booking, bool]:
    """Store a booking and return it, with whether it is new.

    A repeated idempotency key with the same content returns the first booking; with other
    content it is refused (``AlreadyBooked``).  The database stamps the flow.
    """
    require(by, "submit_booking", agency.jurisdiction)
    check_key(idempotency_key)
    check_words(booking)
    digest = booking.digest(ori=agency.ori)
    if earlier := _earlier(agency, idempotency_key, digest):
        return earlier, False
    check_times(booking, at=at)
    _check_room(agency)
    told = check_files(booking, agency=agency)
    record = Booking(
        jurisdiction=agency.jurisdiction,
        agency=agency,
        local_number=booking.local_number,
        control_number=told.control_number[:40],
        arrested_at=booking.arrested_at,
        booked_at=booking.booked_at,
        received_at=at,
        received_by=by,
        source=source,
        recorded_group=booking.recorded_group or told.recorded_group,
        request_digest=digest,
        idempotency_key=idempotency_key,
    )
    try:
        _store(record, booking)
    except AlreadyBooked:
        # The same request at the same moment: the first one stored it while this one was read.
        if earlier := _earlier(agency, idempotency_key, digest):
            return earlier, False
        raise
    trail.record(
        event="booking.received", subject=record, by=by, at=at, after=record.flow,
        detail={"ori": agency.ori, "source": source},
    )  # fmt: skip
    return record, True


def _earlier(agency: Agency, key: str | None, digest: str) -> Booking | None:
    if key is None:
        return None
    found = Booking.objects.filter(
        jurisdiction=agency.jurisdiction, agency=agency, idempotency_key=key
    ).first()
    if found and found.request_digest != digest:
        raise AlreadyBooked("This idempotency key was used for another booking.")
    return found


def _check_room(agency: Agency) -> None:
    waiting = Reading.objects.filter(
        jurisdiction=agency.jurisdiction, status__in=[JobStatus.QUEUED, JobStatus.RUNNING]
    ).count()
    if waiting >= settings.BOOKINGS_WAITING_LIMIT:
        raise TooMuchWaiting("Too many bookings are waiting; please send this one again later.")


def _store(record: Booking, booking: BookingIn) -> None:
    owner = str(record.jurisdiction_id)
    person = json.dumps(booking.person()).encode()
    record.person = seal(person, owner=owner, name=record.person_name)
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError as error:
        raise _refusal_of(error) from error
    record.refresh_from_db(fields=["flow", "stamped_at"])
    for upload in booking.uploads:
        file = SourceFile(
            jurisdiction=record.jurisdiction,
            booking=record,
            position=upload.position,
            digest=hashlib.sha256(upload.data).hexdigest(),
        )
        file.data = seal(upload.data, owner=owner, name=f"file:{file.pk}")
        file.save(force_insert=True)
    Charge.objects.bulk_create(
        Charge(
            jurisdiction=record.jurisdiction,
            booking=record,
            ncic_code=charge.ncic_code,
            description=charge.description,
            severity=charge.severity,
        )
        for charge in booking.charges
    )
    Reading.objects.create(
        jurisdiction=record.jurisdiction, booking=record, queued_at=record.received_at
    )


def _refusal_of(error: IntegrityError) -> Exception:
    text = str(error)
    if "booking_once_per_idempotency_key" in text:
        return AlreadyBooked("A booking with this idempotency key is being stored just now.")
    if "booking_once_per_local_number" in text:
        return AlreadyBooked("The agency has a booking with this number already.")
    return error
