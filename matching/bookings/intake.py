"""What a sender hands in, checked before anything is stored."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from matching.bookings.errors import BookingRefused, ForeignAgency
from matching.bookings.groups import RecordedGroup, group_in
from matching.interchange import sandbox
from matching.interchange.errors import (
    DuplicateFinger,
    NoFingerprints,
    TooLarge,
    Unreadable,
    WrongFingerCode,
)
from portal.jurisdictions.models import Agency

LIMIT = 20 * 1024 * 1024
TEMPLATE_MAGIC = b"FMR\0"
IMAGE_MAGICS = (b"\xff\xa0", b"\x89PNG", b"\x00\x00\x00\x0cjP", b"\xff\x4f\xff\x51")


@dataclass(frozen=True)
class Upload:
    """One file; ``position`` (1-10) says which finger a single image shows, else None."""

    data: bytes
    position: int | None = None

    @property
    def is_image(self) -> bool:
        """Whether it is one image, by its first bytes and not by its name."""
        return self.data.startswith(IMAGE_MAGICS)

    @property
    def is_template(self) -> bool:
        """Whether it is an ISO 19794-2 or ANSI 378 template record."""
        return self.data.startswith(TEMPLATE_MAGIC)


@dataclass(frozen=True)
class ChargeIn:
    """One charge as the agency states it."""

    description: str
    ncic_code: str = ""
    severity: str = "UNKNOWN"


@dataclass(frozen=True)
class BookingIn:
    """The fields of one booking, as a door has read them; instants carry their zone.

    ``recorded_group`` is a code of ``RecordedGroup``, or '' where the sender named none.
    """

    local_number: str
    booked_at: datetime
    name: str
    uploads: Sequence[Upload]
    arrested_at: datetime | None = None
    birth_date: date | None = None
    sex: str = ""
    charges: Sequence[ChargeIn] = ()
    recorded_group: str = ""

    def digest(self, *, ori: str) -> str:
        """SHA-256 over every field and file, to tell a repeated request from another one."""
        fields = {
            "ori": ori,
            "local_number": self.local_number,
            "booked_at": self.booked_at.timestamp(),
            "arrested_at": self.arrested_at.timestamp() if self.arrested_at else None,
            "person": self.person(),
            "charges": [asdict(charge) for charge in self.charges],
            "files": [(u.position, hashlib.sha256(u.data).hexdigest()) for u in self.uploads],
        }
        # Left out where not stated: a request without it then has the same digest as ever.
        if self.recorded_group:
            fields["recorded_group"] = self.recorded_group
        return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()

    def person(self) -> dict[str, str]:
        """The record that is sealed: name, birth date, sex."""
        born = self.birth_date.isoformat() if self.birth_date else ""
        return {"name": self.name, "birth_date": born, "sex": self.sex}


@dataclass(frozen=True)
class Told:
    """What the files say of the booking; only a transaction says more than its prints."""

    control_number: str = ""
    recorded_group: str = RecordedGroup.UNKNOWN


def check_files(booking: BookingIn, *, agency: Agency) -> Told:
    """Refuse files that cannot be read; return what they say besides the prints.

    The files are parsed in the sandbox and no pixel is decoded here.  A transaction that names
    another registered agency is foreign: the tenant comes from where the person was booked.
    """
    if not booking.uploads:
        raise NoFingerprints("There is no fingerprint file.")
    if sum(len(upload.data) for upload in booking.uploads) > LIMIT:
        raise TooLarge("The files are larger than 20 MB.")
    if not all(upload.data for upload in booking.uploads):
        raise Unreadable("The file is empty.")
    if len(booking.uploads) > 1 and not all(upload.is_image for upload in booking.uploads):
        raise BookingRefused("Send one transaction, one template record, or single images.")
    positions = [upload.position for upload in booking.uploads]
    if len(positions) != len(set(positions)):
        raise DuplicateFinger("Two images are given for the same finger.")
    told = [_check(upload, agency) for upload in booking.uploads]
    return told[0]


def _check(upload: Upload, agency: Agency) -> Told:
    if upload.position is not None and not upload.is_image:
        raise BookingRefused(f"The file for finger {upload.position} is not an image.")
    if upload.is_template:
        sandbox.read_template(upload.data)
        return Told()
    if upload.is_image:
        if upload.position not in range(1, 11):
            raise WrongFingerCode("Say which finger, 1 to 10, a single image shows.")
        sandbox.read_image(upload.data, position=upload.position or 0)
        return Told()
    transaction = sandbox.read_transaction(upload.data)
    if _is_foreign(transaction.ori, agency):
        raise ForeignAgency(f"The transaction names the agency {transaction.ori}, not yours.")
    return Told(transaction.control_number, group_in(transaction.user_text))


def _is_foreign(ori: str, agency: Agency) -> bool:
    return ori != agency.ori and Agency.objects.filter(ori=ori).exists()
