"""A booking as agencies' software sends it."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from matching.api.instants import Moment, local
from matching.bookings.charges import check_charges
from matching.bookings.errors import BookingRefused
from matching.bookings.groups import RecordedGroup
from matching.bookings.intake import BookingIn, ChargeIn, Upload
from portal.jurisdictions.models import Agency

FINGER = re.compile(r"finger_([0-9]{1,2})")
NAMES = {field.name for field in fields(ChargeIn)}


@extend_schema_field({"type": "string", "enum": RecordedGroup.values})
class GroupCode(serializers.CharField):
    """A code of ``RecordedGroup``; the booking itself refuses any other, with a sentence."""


class BookingRequest(serializers.Serializer):
    """The fields of the multipart body.

    Times without a zone are the jurisdiction's own.  ``charges`` is a JSON list of objects with
    ``ncic_code``, ``severity`` and ``description``.  ``file`` is a transaction or a template
    record; single images come as ``finger_1`` to ``finger_10``.  ``recorded_group`` is the group
    as the agency's records have it; left away, it is field 2.025 (RAC) of the transaction, or U.
    """

    ori = serializers.CharField(max_length=9, required=False)
    local_number = serializers.CharField(max_length=40)
    booked_at = Moment()
    arrested_at = Moment(required=False)
    name = serializers.CharField(max_length=120)
    birth_date = serializers.DateField(required=False)
    sex = serializers.ChoiceField(choices=["F", "M", "X"], required=False)
    recorded_group = GroupCode(required=False)
    charges = serializers.CharField(max_length=20_000, required=False)
    file = serializers.FileField(required=False, allow_empty_file=True)

    def booking(self, *, agency: Agency, files: MultiValueDict) -> BookingIn:
        """The booking in the words of the domain; call it after ``is_valid``."""
        body = self.validated_data
        return BookingIn(
            local_number=body["local_number"],
            booked_at=_local(body["booked_at"], agency),
            arrested_at=_local(body.get("arrested_at"), agency),
            name=body["name"],
            birth_date=body.get("birth_date"),
            sex=body.get("sex", ""),
            recorded_group=body.get("recorded_group", ""),
            charges=check_charges(list(_charges(body.get("charges", "")))),
            uploads=[_upload(name, file) for name, file in _files(files)],
        )


def _local(moment: datetime | None, agency: Agency) -> Any:
    return local(moment, agency.jurisdiction) if moment else None


def _charges(text: str) -> Iterator[ChargeIn]:
    try:
        rows = json.loads(text or "[]")
    except (ValueError, RecursionError):
        raise BookingRefused("The charges are not JSON.") from None
    if not isinstance(rows, list):
        raise BookingRefused("The charges are not a JSON list.")
    for row in rows:
        if not isinstance(row, dict) or not row.keys() <= NAMES:
            raise BookingRefused("Each charge has ncic_code, severity and description.")
        if not all(isinstance(value, str) for value in row.values()):
            raise BookingRefused("The values of a charge are texts.")
        yield ChargeIn(**{"description": "", **row})


def _files(files: MultiValueDict) -> Iterator[tuple[str, UploadedFile]]:
    for name in sorted(files):
        for file in files.getlist(name):
            yield name, file


def _upload(name: str, file: UploadedFile) -> Upload:
    if name == "file":
        return Upload(file.read())
    if match := FINGER.fullmatch(name):
        return Upload(file.read(), int(match[1]))
    raise BookingRefused(f"There is no field for a file called {name[:40]!r}.")
