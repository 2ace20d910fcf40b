"""The clerk's form: what is refused stands above it as a sentence, and nothing is stored."""

import re
from datetime import datetime

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.utils.html import strip_tags

from matching.bookings.models import Booking
from matching.interchange import sandbox
from portal.accounts.models import User
from tests.matching.bad_files import FILES, IMAGES
from tests.matching.factories import within
from tests.matching.senders import answered, body, browser, card, image, rows

URL = "/bookings/new/"
LOCAL = "2026-03-01T10:00"


class Clerk:
    """A person signed in at a browser."""

    def __init__(self, user: User) -> None:
        TOTP.activate(user, generate_totp_secret())
        self.client = browser()
        self.client.force_login(user)

    def send(self, agency, /, **changes):
        fields = {"booked_at": LOCAL, "agency": agency.pk, **changes}
        return answered(self.client.post, URL, data=body(**fields))


@pytest.fixture
def clerk(rosa, riverton_police) -> Clerk:
    return Clerk(rosa)


def words_of(answer) -> str:
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode()))


def refused(answer, code: int, words: str) -> None:
    assert answer.status_code == code
    assert words in words_of(answer)


def test_a_booking_is_stored_and_shown(clerk, riverton_police, riverton):
    answer = clerk.send(riverton_police, charges="2203; felony; Burglary\nFailure to appear")

    assert answer.status_code == 302
    with within(riverton):
        booking = Booking.objects.get()
        assert answer["Location"] == f"/bookings/{booking.pk}/"
        assert booking.booked_at == datetime.fromisoformat("2026-03-01T15:00:00Z")
        assert booking.source == Booking.Source.FORM
        assert sorted(c.severity for c in booking.charges.all()) == ["FELONY", "UNKNOWN"]
    assert clerk.client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(("stated", "stored"), [("A", "A"), ("U", "U"), ("", "U")])
def test_the_group_is_stored_as_the_records_have_it(
    stated, stored, clerk, riverton_police, riverton
):
    clerk.send(riverton_police, recorded_group=stated)

    with within(riverton):
        assert Booking.objects.get().recorded_group == stored


FIELDS = {
    "no number": ({"local_number": None}, 422, "This field is required."),
    "no agency": ({"agency": ""}, 422, "This field is required."),
    "an agency of words": ({"agency": "abc"}, 422, "Select a valid choice."),
    "NUL in an agency": ({"agency": "a\0"}, 422, "Null characters are not allowed."),
    "an agency of many digits": ({"agency": "9" * 40}, 422, "Select a valid choice."),
    "a long name": ({"name": "x" * 121}, 422, "at most 120 characters"),
    "NUL in a name": ({"name": "a\0b"}, 422, "Null characters are not allowed."),
    "NUL in the charges": ({"charges": "a\0b"}, 422, "Null characters are not allowed."),
    "a control character": ({"name": "a\x1bb"}, 422, "The name holds characters"),
    "another sex": ({"sex": "Q"}, 422, "Select a valid choice."),
    "another group": ({"recorded_group": "Q"}, 422, "Select a valid choice."),
    "the future": ({"booked_at": "2999-01-01T00:00"}, 422, "time lies in the future."),
    "the year 1": ({"booked_at": "0001-01-01T00:00"}, 422, "before the year 2000."),
    "the year 9999": ({"booked_at": "9999-12-31T23:59"}, 422, "time lies in the future."),
    "no such hour": ({"booked_at": "2026-03-08T02:30"}, 422, "that the clocks left out."),
    "a zone": ({"booked_at": f"{LOCAL}Z"}, 422, "without a zone."),
    "no such day": ({"booked_at": "2026-02-30T10:00"}, 422, "Enter a valid date/time."),
    "arrested later": ({"arrested_at": "2026-03-01T11:00"}, 422, "lies after the booking time."),
    "born in the year 1": ({"birth_date": "0001-01-01"}, 422, "more than 130 years back."),
    "charges of two parts": ({"charges": "a;b"}, 422, "write code; severity; description."),
    "charges without end": ({"charges": "a\n" * 51}, 422, "50 charges at most."),
    "texts beyond 2.5 MB": (
        {"charges": "x" * 3_000_000},
        413,
        "texts of the request are too long",
    ),
    "no file": ({"file": None}, 422, "Choose a fingerprint file or at least one image."),
    "an unknown file field": ({"photo": image()}, 422, "no field for one of the files"),
    "an eleventh finger": ({"finger_11": image()}, 422, "no field for one of the files"),
    "two files": ({"file": [card(), card()]}, 422, "Choose one file only."),
    "two images of a finger": ({"file": None, "finger_2": [image()] * 2}, 422, "one file only."),
    "a file and an image": ({"finger_2": image()}, 422, "Send one transaction"),
    "a body beyond 25 MB": ({"file": b"1" * (26 << 20)}, 413, "request is larger than 25 MB."),
}


@pytest.mark.parametrize("case", FIELDS)
def test_a_bad_field_is_refused_and_nothing_is_stored(case, clerk, riverton_police):
    changes, code, words = FIELDS[case]
    before = rows()

    answer = clerk.send(riverton_police, **changes)

    refused(answer, code, words)
    assert rows() == before


@pytest.mark.parametrize("case", FILES)
def test_a_bad_file_is_refused_and_nothing_is_stored(
    case, clerk, riverton_police, lakeside_sheriff
):
    make, code, words = FILES[case]
    before = rows()

    answer = clerk.send(riverton_police, file=make())

    refused(answer, code, words)
    assert rows() == before
    assert clerk.send(riverton_police).status_code == 302


@pytest.mark.parametrize("case", IMAGES)
def test_a_bad_image_spoils_the_booking_with_the_good_one(case, clerk, riverton_police):
    make, code, words = IMAGES[case]
    before = rows()

    answer = clerk.send(riverton_police, file=None, finger_2=make(), finger_7=image())

    refused(answer, code, words)
    assert rows() == before


def test_what_was_entered_stands_in_the_refused_form(clerk, riverton_police):
    answer = clerk.send(riverton_police, name="Kept <Name>", file=b"noise")

    assert 'value="Kept &lt;Name&gt;"' in answer.content.decode()


def test_a_booking_number_is_given_once(clerk, riverton_police):
    clerk.send(riverton_police, local_number="ONCE")
    before = rows()

    answer = clerk.send(riverton_police, local_number="ONCE")

    refused(answer, 409, "The agency has a booking with this number already.")
    assert rows() == before


def test_a_clerk_of_another_county_finds_no_such_agency(luca, riverton_police):
    before = rows()

    answer = Clerk(luca).send(riverton_police)

    refused(answer, 422, "That choice is not one of the available choices.")
    assert rows() == before


def test_one_who_only_reads_finds_no_agency(otto, riverton_police):
    before = rows()

    answer = Clerk(otto).send(riverton_police)

    refused(answer, 422, "Select a valid choice.")
    assert rows() == before


def test_a_stranger_is_sent_to_sign_in(riverton_police):
    answer = answered(browser().post, URL, data=body())

    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_a_form_without_its_token_is_refused(rosa, riverton_police):
    clerk = Clerk(rosa)
    clerk.client.handler = type(clerk.client.handler)(enforce_csrf_checks=True)
    before = rows()

    assert clerk.send(riverton_police).status_code == 403
    assert rows() == before


def test_text_in_another_encoding_is_refused(clerk):
    kind = "multipart/form-data; boundary=x; charset=hex"

    answer = answered(lambda path: clerk.client.generic("POST", path, b"--x--", kind), URL)

    refused(answer, 415, "The texts of the request must be in UTF-8.")


def test_a_form_that_is_cut_off_is_refused(clerk):
    kind = "multipart/form-data"

    answer = answered(lambda path: clerk.client.generic("POST", path, b"x", kind), URL)

    assert answer.status_code in (400, 403, 422)


def test_without_the_sandbox_the_form_asks_to_come_again(clerk, riverton_police, monkeypatch):
    monkeypatch.setattr(sandbox.AT_THE_DOOR, "_program", "raise SystemExit(1)")
    sandbox.AT_THE_DOOR.stop()

    refused(clerk.send(riverton_police), 503, "did not start.")


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_not_for_the_form(method, clerk):
    assert answered(getattr(clerk.client, method), URL).status_code == 405


@pytest.mark.parametrize("page", ["9" * 40, "-1", "x", "%00"])
def test_a_list_has_no_page_that_breaks_it(page, clerk):
    assert answered(clerk.client.get, f"/bookings/?page={page}").status_code == 200


@pytest.mark.parametrize("position", ["0", "11", "9" * 30])
def test_a_finger_that_is_not_there_has_no_image(position, clerk, riverton_police):
    page = clerk.send(riverton_police)["Location"]

    answer = answered(clerk.client.get, f"{page}prints/{position}.png")

    assert answer.status_code == 404
