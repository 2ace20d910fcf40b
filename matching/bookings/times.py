"""When a booking may have been: instants that a clock of the place can have shown."""

from datetime import UTC, date, datetime

from matching.bookings.errors import BookingRefused
from matching.bookings.intake import BookingIn

# Years before the program: what is earlier is a slip of the pen, or an attack on date columns.
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
OLDEST_PERSON = 130  # years; nobody is known to have reached 123


def check_times(booking: BookingIn, *, at: datetime) -> None:
    """Refuse a booking in the future, before its own arrest, or at a time that never was."""
    if booking.booked_at > at:
        raise BookingRefused("The booking time lies in the future.")
    _check_moment("booking", booking.booked_at)
    if booking.arrested_at:
        if booking.arrested_at > booking.booked_at:
            raise BookingRefused("The arrest time lies after the booking time.")
        _check_moment("arrest", booking.arrested_at)
    if booking.birth_date:
        _check_birth(booking.birth_date, booking.booked_at.date())


def _check_moment(what: str, moment: datetime) -> None:
    if moment < EARLIEST:
        raise BookingRefused(f"The {what} time lies before the year {EARLIEST.year}.")
    # An hour that the clocks leave out in spring comes back from UTC as another one.
    if moment.astimezone(UTC).astimezone(moment.tzinfo).time() != moment.time():
        raise BookingRefused(f"The {what} time falls in the hour that the clocks left out.")


def _check_birth(born: date, booked: date) -> None:
    if born >= booked:
        raise BookingRefused("The birth date lies after the booking.")
    if booked.year - born.year > OLDEST_PERSON:
        raise BookingRefused(f"The birth date lies more than {OLDEST_PERSON} years back.")
