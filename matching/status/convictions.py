"""Record a conviction that is known of a booking, or take back one entered in error."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from matching.bookings.models import Booking, Charge
from matching.status.cases import bring_back, lock_case_at
from matching.status.duties import take_part
from matching.status.errors import AlreadyRecorded, NotFitting, WordsMissing
from matching.status.models import Case, Conviction, Duty
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from portal.jurisdictions.isolation import CASEWORK
from portal.training.services import require_trained

# Where the instant is UTC the place may be a day ahead.
A_DAY = timedelta(days=1)


@transaction.atomic
def record_conviction(
    *,
    booking_id: UUID,
    convicted_on: date,
    source: str,
    charge_id: int | None = None,
    ncic_code: str = "",
    severity: str = Conviction.Severity.UNKNOWN,
    over_one_year: bool | None = None,
    aggravated_felony: bool | None = None,
    by: User,
    at: datetime,
) -> Conviction:
    """Record a conviction: as a specialist in casework, or as the custody of the place itself.

    On a charge of the booking its code stands in where none is given.  ``source`` says where it
    is known from.  It brings a decided case back to be decided again.
    Raises ``NotFitting``, ``WordsMissing`` or ``AlreadyRecorded``.
    """
    booking = Booking.objects.select_related("jurisdiction").get(pk=booking_id)
    cases = _held(booking, by, at)
    charge = _charge(booking, charge_id)
    _check(severity, convicted_on, source, at)
    row = Conviction(
        jurisdiction_id=booking.jurisdiction_id,
        booking=booking,
        charge=charge,
        ncic_code=ncic_code or (charge.ncic_code if charge else ""),
        severity=severity,
        over_one_year=over_one_year,
        aggravated_felony=aggravated_felony,
        convicted_on=convicted_on,
        source=source.strip(),
        recorded_by=by,
        recorded_at=at,
    )
    _insert(row)
    trail.record(event="conviction.recorded", subject=row, by=by, at=at, after=row.severity)
    for case in cases:
        bring_back(case=case, by=by, at=at)
    return row


@transaction.atomic
def retract_conviction(*, conviction_id: UUID, by: User, at: datetime) -> Conviction:
    """Take back a conviction that was entered in error, as a specialist; it stays on record."""
    require(by, "work_status")
    booking_id = Conviction.objects.values_list("booking", flat=True).get(pk=conviction_id)
    cases = _held(Booking.objects.get(pk=booking_id), by, at)
    row = Conviction.objects.select_for_update(of=("self",)).get(pk=conviction_id)
    if row.retracted_at:
        raise AlreadyRecorded(_("Somebody has taken this conviction back already."))
    row.retracted_at, row.retracted_by = at, by
    row.save(update_fields=["retracted_at", "retracted_by"])
    trail.record(event="conviction.retracted", subject=row, by=by, at=at)
    for case in cases:
        bring_back(case=case, by=by, at=at)
    return row


def _held(booking: Booking, by: User, at: datetime) -> list[Case]:
    """The cases of a booking, held, in which a specialist takes part; none for a place's own."""
    if not _in_casework():
        require(by, "answer_detainer", booking.jurisdiction)
        require_trained(user=by, role="CUSTODY", at=at)
        return []
    require(by, "work_status")
    ids = Case.objects.filter(booking=booking).order_by("pk").values_list("pk", flat=True)
    cases = [lock_case_at(pk, at) for pk in ids]
    for case in cases:
        take_part(case=case, part=Duty.Part.SPECIALIST, by=by, at=at)
    return cases


def _in_casework() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return bool(cursor.fetchone()[0] == CASEWORK)


def _charge(booking: Booking, charge_id: int | None) -> Charge | None:
    if charge_id is None:
        return None
    charge = Charge.objects.filter(booking=booking, pk=charge_id).first()
    if charge is None:
        raise NotFitting(_("This charge is not one of the booking."))
    return charge


def _check(severity: str, convicted_on: date, source: str, at: datetime) -> None:
    if severity not in Conviction.Severity.values:
        raise NotFitting(_("Choose one of the values offered."))
    if convicted_on > at.date() + A_DAY:
        raise NotFitting(_("The conviction is dated in the future."))
    if not source.strip():
        raise WordsMissing(_("Say where the conviction is known from."))


def _insert(row: Conviction) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as broken:
        if "conviction_one_per_charge" not in str(broken):
            raise NotFitting(_("The NCIC code has four digits.")) from None
        raise AlreadyRecorded(_("This charge has its conviction on record.")) from None
