"""What may stand in the texts of a booking, by whatever door they come."""

import re
import unicodedata

from matching.bookings.charges import check_charges
from matching.bookings.errors import BookingRefused
from matching.bookings.groups import RecordedGroup
from matching.bookings.intake import BookingIn

KEY = re.compile(r"[!-~]{1,100}")
SEXES = ("", "F", "M", "X")
# Control characters and halves of surrogate pairs: no name has them and no column takes them.
UNWRITABLE = ("Cc", "Cs")


def check_words(booking: BookingIn) -> None:
    """Refuse a text that is empty, too long or unwritable, and charges that cannot be right."""
    _check("booking number", booking.local_number, most=40)
    _check("name", booking.name, most=120)
    if booking.sex not in SEXES:
        raise BookingRefused("The sex is F, M, X or not stated.")
    if booking.recorded_group not in ("", *RecordedGroup.values):
        codes = ", ".join(RecordedGroup.values)
        raise BookingRefused(f"The recorded group is one of {codes}, or not stated.")
    check_charges(list(booking.charges))
    for number, charge in enumerate(booking.charges, start=1):
        _check(f"description of charge {number}", charge.description, most=200)


def check_key(key: str | None) -> None:
    """Refuse an idempotency key that is not 1 to 100 visible ASCII characters."""
    if key is not None and not KEY.fullmatch(key):
        raise BookingRefused("An idempotency key is 1 to 100 visible ASCII characters.")


def _check(what: str, text: str, *, most: int) -> None:
    if not 1 <= len(text) <= most:
        raise BookingRefused(f"The {what} has 1 to {most} characters.")
    if any(unicodedata.category(character) in UNWRITABLE for character in text):
        raise BookingRefused(f"The {what} holds characters that cannot be written.")
