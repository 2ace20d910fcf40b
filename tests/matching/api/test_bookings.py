"""Bookings over HTTP: who may send them, how often, and what comes back."""

from datetime import datetime

import pytest
from drf_spectacular.generators import SchemaGenerator

from matching.bookings.models import Booking, Charge
from tests.matching.factories import within
from tests.matching.senders import URL, answered, body, browser, image, rows

WRONG_KEYS = ["", " ", "x" * 101, "a\0", "é", "\ud800", "two words"]
CHANGES = [{"name": "Another"}, {"file": image()}, {"sex": "F"}, {"recorded_group": "U"}]


def stored(answer, place) -> Booking:
    with within(place):
        return Booking.objects.select_related("reading", "jurisdiction").get(
            pk=answer.json()["id"]
        )


def test_a_booking_is_stored_and_answered(police, riverton):
    answer = police.send(charges='[{"description": "Burglary", "ncic_code": "2203"}]')

    assert answer.status_code == 201
    assert answer.json()["state"] == "READING"
    assert answer.json()["ori"] == "OH0990100"
    booking = stored(answer, riverton)
    with within(riverton):
        assert Charge.objects.get(booking=booking).ncic_code == "2203"
    assert booking.control_number == "RVP-2026-000017"


def test_single_images_name_their_fingers(police, riverton):
    answer = police.send(file=None, finger_2=image(), finger_10=image())

    with within(riverton):
        files = stored(answer, riverton).files.order_by("position")
        assert [file.position for file in files] == [2, 10]


@pytest.mark.parametrize(
    ("fields", "group"), [({"recorded_group": "W"}, "W"), ({"recorded_group": ""}, "U"), ({}, "U")]
)
def test_a_booking_says_the_group_or_leaves_it_unknown(fields, group, police, riverton):
    answer = police.send(**fields)

    assert stored(answer, riverton).recorded_group == group


def test_the_schema_lists_the_codes_of_groups():
    parts = SchemaGenerator().get_schema(request=None, public=True)["components"]["schemas"]

    fields = parts["BookingRequest"]["properties"]
    assert fields["recorded_group"] == {"$ref": "#/components/schemas/RecordedGroupEnum"}
    assert parts["RecordedGroupEnum"]["enum"] == ["A", "B", "H", "I", "W", "U"]
    assert "recorded_group" not in parts["BookingRequest"]["required"]


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        pytest.param("2026-03-01T10:00:00", "2026-03-01T15:00:00+00:00", id="local"),
        pytest.param("2026-07-01T10:00:00", "2026-07-01T14:00:00+00:00", id="local-in-summer"),
        pytest.param("2026-03-01T10:00:00Z", "2026-03-01T10:00:00+00:00", id="utc"),
        pytest.param("2026-03-01T10:00:00+05:30", "2026-03-01T04:30:00+00:00", id="elsewhere"),
        pytest.param("2025-11-02T01:30:00", "2025-11-02T05:30:00+00:00", id="twice-that-night"),
    ],
)
def test_a_time_without_a_zone_is_the_jurisdictions_own(sent, meant, police, riverton):
    answer = police.send(booked_at=sent)

    assert stored(answer, riverton).booked_at == datetime.fromisoformat(meant)


@pytest.mark.parametrize(
    "header",
    [None, "Token wrong", "Token ", "Bearer abc", "Basic YTpi", "Token \xff", "token\0"],
)
def test_without_a_living_token_nothing_is_stored(header, police):
    before = rows()
    stranger = browser(headers={"Authorization": header} if header else {})

    answer = answered(stranger.post, URL, data=body())

    assert answer.status_code == 401
    assert answer.json()["detail"].endswith(".")
    assert rows() == before


def test_a_token_of_next_door_does_not_book_for_this_county(sheriff, riverton_police):
    before = rows()

    answer = sheriff.send(ori="OH0990100")

    assert answer.status_code == 403
    assert answer.json()["detail"] == "This token submits for the agency OH0990200 alone."
    assert rows() == before


def test_a_transaction_of_another_agency_is_foreign(sheriff, riverton_police):
    before = rows()

    answer = sheriff.send()

    assert answer.status_code == 403
    assert answer.json()["detail"] == "The transaction names the agency OH0990100, not yours."
    assert rows() == before


def test_a_replay_returns_the_booking_that_it_made(police, riverton_police):
    fields = body()
    first = police.send(key="k-1", **fields)
    before = rows()
    fields["file"].seek(0)

    again = police.send(key="k-1", **fields)

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["id"] == first.json()["id"]
    assert rows() == before


@pytest.mark.parametrize("change", CHANGES)
def test_a_replayed_key_with_another_body_is_a_conflict(change, police):
    fields = {"local_number": "K-2", "booked_at": "2026-03-01T10:00:00"}
    police.send(key="k-2", **fields)
    before = rows()

    answer = police.send(key="k-2", **{**fields, **change})

    assert answer.status_code == 409
    assert answer.json()["detail"] == "This idempotency key was used for another booking."
    assert rows() == before


def test_the_same_key_of_another_agency_is_another_key(police, sheriff):
    mine = police.send(key="k-3")

    theirs = sheriff.send(key="k-3", file=None, finger_2=image())

    assert (mine.status_code, theirs.status_code) == (201, 201)
    assert mine.json()["id"] != theirs.json()["id"]


@pytest.mark.parametrize("key", WRONG_KEYS)
def test_an_unwritable_key_is_refused(key, police):
    before = rows()

    answer = police.send(key=key)

    assert answer.status_code == 422
    assert "1 to 100 visible ASCII characters" in answer.json()["detail"]
    assert rows() == before


def test_a_booking_number_is_given_once(police):
    police.send(local_number="ONCE")
    before = rows()

    answer = police.send(local_number="ONCE")

    assert answer.status_code == 409
    assert answer.json()["detail"] == "The agency has a booking with this number already."
    assert rows() == before


def test_a_full_queue_asks_to_come_again(police, settings):
    settings.BOOKINGS_WAITING_LIMIT = 1
    first = police.send(key="k-4", local_number="Q-1", booked_at="2026-03-01T10:00:00")

    answer = police.send()
    replay = police.send(key="k-4", local_number="Q-1", booked_at="2026-03-01T10:00:00")

    assert answer.status_code == 429
    assert "again later" in answer.json()["detail"]
    assert (replay.status_code, replay.json()["id"]) == (200, first.json()["id"])


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_other_methods_are_not_for_bookings(method, police):
    answer = police.ask(method)

    assert answer.status_code == 405
    assert "not allowed" in answer.json()["detail"]


def test_head_and_options_answer_without_a_record(police):
    police.send()

    assert (police.ask("head").status_code, police.ask("head").content) == (200, b"")
    assert police.ask("options").json()["parses"] == ["multipart/form-data"]


@pytest.mark.parametrize("query", ["limit=" + "9" * 30, "limit=-1", "limit=x", "limit=%00"])
def test_a_page_of_any_length_has_an_end(query, police):
    police.send()

    answer = police.ask("get", f"{URL}?{query}")

    assert answer.status_code == 200
    assert answer.json()["count"] == 1


def test_a_page_beyond_the_last_is_empty(police):
    police.send()

    answer = police.ask("get", f"{URL}?offset={'9' * 30}")

    assert answer.json()["results"] == []


def test_one_agency_never_sees_the_booking_next_door(police, sheriff):
    sent = police.send().json()["id"]

    assert police.ask("get", f"{URL}{sent}/").status_code == 200
    assert sheriff.ask("get", f"{URL}{sent}/").status_code == 404
    assert sheriff.ask("get").json()["count"] == 0
