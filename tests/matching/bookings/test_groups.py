"""The recorded group: what the sender or the file says, never what anybody works out."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import Error, IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from matching.bookings.groups import RACE_FIELD, RecordedGroup, group_in
from matching.bookings.intake import Upload
from matching.bookings.models import Booking
from matching.interchange.writer import write_transaction
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from tests.kept import kept
from tests.matching.factories import submit, within
from tests.matching.interchange.samples import ENVELOPE, prints
from tests.matching.senders import image

ROOT = Path(__file__).resolve().parents[3]
NAMES = re.compile(r"recorded_group|RecordedGroup|bookings\.groups|bookings import groups")
# The doors of the intake, what they store, and the page of the place: nothing that decides.
READERS = {
    "matching/bookings/groups.py",
    "matching/bookings/intake.py",
    "matching/bookings/models.py",
    "matching/bookings/services.py",
    "matching/bookings/words.py",
    "matching/migrations/0006_recorded_group.py",
    "matching/admin.py",
    "matching/api/bookings_in.py",
    "matching/management/commands/submit_booking.py",
    "matching/views/forms.py",
    "templates/matching/booking_detail.html",
}


def card_of(race: str) -> Upload:
    """A transaction whose Type-2 record says this in field 2.025."""
    envelope = replace(ENVELOPE, user_text={3: "synthetic", 25: race})
    return Upload(write_transaction(envelope, prints(2)))


@kept
def booking(riverton_police, rosa) -> Booking:
    return submit(riverton_police, rosa, recorded_group="I")


@pytest.mark.parametrize("code", RecordedGroup.values)
@pytest.mark.parametrize("written", ["{}", " {} "])
def test_a_code_of_the_record_is_taken_as_it_stands(written, code):
    assert group_in({RACE_FIELD: written.format(code)}) == code
    assert group_in({RACE_FIELD: written.format(code.lower())}) == code


@given(st.text(st.sampled_from("ABHIWU \x1e\x1fXw"), max_size=4))
def test_whatever_is_not_one_known_code_is_unknown(text):
    code = text.strip().upper()

    assert group_in({RACE_FIELD: text}) == (code if code in set("ABHIWU") else "U")


def test_no_other_field_of_the_record_tells_a_group():
    others = {f"2.{number:03}": "W" for number in range(3, 100) if number != 25}

    assert group_in(others) == group_in({}) == RecordedGroup.UNKNOWN


@pytest.mark.parametrize(
    ("stated", "in_file", "stored"),
    [
        pytest.param("", "B", "B", id="the-file-alone"),
        pytest.param("W", "B", "W", id="the-sender-first"),
        pytest.param("U", "B", "U", id="unknown-is-said-too"),
        pytest.param("", "W\x1eB", "U", id="two-codes"),
        pytest.param("", "Ñ", "U", id="no-code"),
    ],
)
def test_the_sender_is_believed_before_the_file(stated, in_file, stored, riverton_police, rosa):
    uploads = [card_of(in_file)]

    booking = submit(riverton_police, rosa, uploads=uploads, recorded_group=stated)

    assert booking.recorded_group == stored


@pytest.mark.parametrize("uploads", [{}, {"uploads": [Upload(image(), 2)]}])
def test_files_without_a_record_of_the_person_tell_nothing(uploads, riverton_police, rosa):
    assert submit(riverton_police, rosa, **uploads).recorded_group == "U"


def test_the_database_refuses_an_unknown_code(booking, riverton):
    booking.pk, booking.local_number, booking.recorded_group = None, "FORGED", "Q"

    wrong = pytest.raises(IntegrityError, match="booking_of_a_known_group")
    with within(riverton), wrong, transaction.atomic():
        booking.save(force_insert=True)


def test_a_group_is_written_once(booking, riverton):
    with within(riverton), pytest.raises(Error, match="written once"), transaction.atomic():
        Booking.objects.filter(pk=booking.pk).update(recorded_group="W")


def test_the_trail_does_not_tell_the_group(booking):
    with scope.within(scope.oversight(who="test", why="read the trail")):
        event = AuditEvent.objects.get(event="booking.received")

    assert set(event.detail) == {"ori", "source"}


def test_no_search_no_rule_and_no_page_of_the_program_reads_the_group():
    folders = ("matching", "complaints", "templates/matching", "templates/complaints")
    files = (
        path
        for folder in folders
        for kind in ("py", "html", "sql")
        for path in (ROOT / folder).rglob(f"*.{kind}")
    )

    readers = {str(path.relative_to(ROOT)) for path in files if NAMES.search(path.read_text())}

    assert readers == READERS
