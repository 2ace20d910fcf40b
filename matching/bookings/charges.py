"""Charges as text, one a line: ``NCIC code; severity; description``."""

import re

from matching.bookings.errors import BookingRefused
from matching.bookings.intake import ChargeIn
from matching.bookings.models import Charge

NCIC = re.compile(r"[0-9]{4}")
MOST = 50


def parse_charges(text: str) -> list[ChargeIn]:
    """Read charges from lines; code and severity may be left empty or away.

    Raises ``BookingRefused`` naming the line that cannot be read.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [_parse(number, line) for number, line in enumerate(lines[: MOST + 1], start=1)]


def check_charges(charges: list[ChargeIn]) -> list[ChargeIn]:
    """Refuse a code that is not four digits, an unknown severity, or no words at all."""
    if len(charges) > MOST:
        raise BookingRefused(f"A booking holds {MOST} charges at most.")
    for number, charge in enumerate(charges, start=1):
        if charge.ncic_code and not NCIC.fullmatch(charge.ncic_code):
            raise BookingRefused(f"Charge {number}: an NCIC code has four digits.")
        if charge.severity not in Charge.Severity.values:
            allowed = ", ".join(Charge.Severity.values)
            raise BookingRefused(f"Charge {number}: the severity must be one of {allowed}.")
        if not charge.description or len(charge.description) > 200:
            raise BookingRefused(f"Charge {number}: describe it in 1 to 200 characters.")
    return charges


def _parse(number: int, line: str) -> ChargeIn:
    parts = [part.strip() for part in line.split(";")]
    if len(parts) == 1:
        return ChargeIn(description=parts[0])
    if len(parts) != 3:
        raise BookingRefused(f"Charge {number}: write code; severity; description.")
    code, severity, description = parts
    return ChargeIn(
        description=description, ncic_code=code, severity=severity.upper() or "UNKNOWN"
    )
