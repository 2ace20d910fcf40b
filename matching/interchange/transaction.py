"""Read an ANSI/NIST-ITL 1-2011 transaction: who sent it, and the fingerprints it carries."""

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass

from matching.interchange.errors import DuplicateFinger, NoFingerprints, TooLarge, Unreadable
from matching.interchange.impressions import Impression, require_sound
from matching.interchange.positions import NAMES
from matching.interchange.records import Record, split_records
from matching.interchange.type4 import read_type4
from matching.interchange.type14 import read_type14

MAX_BYTES = 20 * 1024 * 1024

# EBTS field 2.084 and field 14.018 share these codes.
MISSING_REASONS = {"XX": "amputated", "UP": "unable to print", "SR": "scarred"}


@dataclass(frozen=True)
class Transaction:
    """What a booking needs of a transaction.

    ``kind`` is the type of transaction (1.004, such as CAR), ``ori`` the originating agency
    (1.008), ``control_number`` the sender's own (1.009), ``user_text`` the Type-2 fields by tag.
    ``missing`` says why a finger (1-10) could not be printed: an entry of `MISSING_REASONS`.
    """

    kind: str
    date: dt.date
    ori: str
    control_number: str
    impressions: tuple[Impression, ...]
    missing: dict[int, str]
    user_text: dict[str, str]


def read_transaction(raw: bytes) -> Transaction:
    """Read `raw` and check every image at the door, without decoding pixels.

    Raises `TooLarge`, `NoFingerprints`, `WrongFingerCode`, `DuplicateFinger`, `WrongSize` or
    `Unreadable`.
    """
    if len(raw) > MAX_BYTES:
        raise TooLarge(f"The file is larger than {MAX_BYTES // (1024 * 1024)} MB.")
    header, *others = split_records(raw)
    missing = _missing(others)
    impressions = tuple(_impressions(header, others, missing))
    _require_each_once(impressions)
    return Transaction(
        kind=_required(header, 4, r"[A-Za-z0-9]{1,16}", "type of transaction (1.004)"),
        date=_date(header),
        ori=_required(header, 8, r"[^\x00-\x1f]{1,64}", "originating agency (1.008)"),
        control_number=_required(header, 9, r"[^\x00-\x1f]{1,64}", "control number (1.009)"),
        impressions=impressions,
        missing=missing,
        user_text=_user_text(others),
    )


def _impressions(
    header: Record, records: list[Record], missing: dict[int, str]
) -> list[Impression]:
    absent = tuple(finger for finger, reason in sorted(missing.items()) if reason != "scarred")
    found = [read_type4(header, record, absent) for record in records if record.type == 4]
    found += [read_type14(record, absent) for record in records if _has_image(record)]
    if not found:
        raise NoFingerprints("The transaction carries no fingerprint images.")
    for impression in found:
        require_sound(impression)
    return found


def _has_image(record: Record) -> bool:
    """Tell whether a record is a Type-14 with an image: one that says only AMP has none."""
    return record.type == 14 and (record.fields.get(999) is not None or not record.rows(18))


def _require_each_once(impressions: tuple[Impression, ...]) -> None:
    seen = Counter((impression.position, impression.rolled) for impression in impressions)
    for (position, rolled), count in seen.items():
        if count > 1:
            kind = "rolled" if rolled else "plain"
            raise DuplicateFinger(
                f"The {NAMES[position]} is given {count} times as a {kind} print."
            )


def _missing(records: list[Record]) -> dict[int, str]:
    """Read which fingers are missing: field 18 of Type-14 records, field 2.084 of EBTS."""
    rows = [row for r in records if r.type == 14 for row in r.rows(18)]
    rows += [row for r in records if r.type == 2 for row in r.rows(84)]
    missing = {}
    for row in rows:
        if len(row) == 2 and row[0].isascii() and row[0].isdigit() and 1 <= int(row[0]) <= 10:
            missing[int(row[0])] = MISSING_REASONS.get(row[1].strip().upper(), "unable to print")
    return missing


def _required(header: Record, number: int, pattern: str, name: str) -> str:
    value = header.text(number)
    if not re.fullmatch(pattern, value):
        raise Unreadable(f"The {name} is missing or cannot be read.")
    return value


def _date(header: Record) -> dt.date:
    value = _required(header, 5, r"[0-9]{8}", "date (1.005)")
    try:
        return dt.date(int(value[:4]), int(value[4:6]), int(value[6:]))
    except ValueError:
        raise Unreadable("The date (1.005) is not a day of the calendar.") from None


def _user_text(records: list[Record]) -> dict[str, str]:
    return {
        f"2.{number:03}": record.text(number)
        for record in records
        if record.type == 2
        for number in record.fields
        if number > 2
    }
