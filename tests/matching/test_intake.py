"""The intake itself: what it checks whatever the door, and what two senders at once get."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from matching.bookings.charges import check_charges, parse_charges
from matching.bookings.errors import AlreadyBooked, BookingRefused, ForeignAgency, UnknownAgency
from matching.bookings.intake import ChargeIn, Upload
from matching.bookings.models import Booking
from matching.bookings.selectors import person_of
from matching.bookings.services import find_agency
from matching.bookings.times import check_times
from matching.bookings.words import check_key, check_words
from matching.interchange.errors import DuplicateFinger, NoFingerprints, TooLarge
from tests.matching.factories import booking_in, now, submit, within
from tests.matching.senders import card, image, rows

NEW_YORK = ZoneInfo("America/New_York")
AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
SURROGATES = st.characters(categories=["Cs", "Cc"])


def booking(**fields):
    return booking_in(uploads=[], **{"booked_at": AT - timedelta(days=1), **fields})


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({"local_number": ""}, "number has 1 to 40", id="no-number"),
        pytest.param({"local_number": "x" * 41}, "number has 1 to 40", id="long-number"),
        pytest.param({"name": ""}, "name has 1 to 120", id="no-name"),
        pytest.param({"name": "x" * 121}, "name has 1 to 120", id="long-name"),
        pytest.param({"sex": "female"}, "sex is F, M, X", id="sex"),
        pytest.param({"recorded_group": "w"}, "group is one of A, B, H, I, W, U", id="group"),
        pytest.param({"charges": [ChargeIn("")]}, "Charge 1: describe it", id="no-words"),
        pytest.param({"charges": [ChargeIn("a\0")]}, "charge 1 holds", id="nul"),
        pytest.param({"charges": [ChargeIn("a", "22")]}, "four digits", id="code"),
        pytest.param({"charges": [ChargeIn("a")] * 51}, "50 charges", id="too-many"),
    ],
)
def test_words_that_no_booking_has_are_refused(fields, words):
    with pytest.raises(BookingRefused, match=words):
        check_words(booking(**fields))


@given(SURROGATES)
def test_what_cannot_be_written_is_refused_in_every_text(character):
    for fields in (
        {"name": f"a{character}b"},
        {"local_number": f"a{character}b"},
        {"charges": [ChargeIn(f"a{character}b")]},
    ):
        with pytest.raises(BookingRefused, match="cannot be written"):
            check_words(booking(**fields))


@pytest.mark.parametrize("name", ["O'Brien-Łukasz", "محمد", "李 小龍", "Ñuñez, José Jr."])
def test_names_of_the_world_are_written(name):
    check_words(booking(name=name))


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=100))
def test_a_key_of_visible_ascii_is_taken(key):
    check_key(key)


@given(st.text(max_size=3).filter(lambda key: not key.isascii() or " " in key or not key))
def test_any_other_key_is_refused(key):
    with pytest.raises(BookingRefused):
        check_key(key)


@pytest.mark.parametrize(
    ("booked", "words"),
    [
        (AT + timedelta(seconds=1), "future"),
        (datetime.max.replace(tzinfo=timezone(-timedelta(hours=14))), "future"),
        (datetime(1999, 12, 31, 23, 59, tzinfo=UTC), "before the year 2000"),
        (datetime.min.replace(tzinfo=timezone(timedelta(hours=14))), "before the year 2000"),
        (datetime.min.replace(tzinfo=NEW_YORK), "before the year 2000"),
        (datetime(2026, 3, 8, 2, tzinfo=NEW_YORK), "left out"),
        (datetime(2026, 3, 8, 2, 59, 59, tzinfo=NEW_YORK), "left out"),
    ],
)
def test_a_time_that_no_booking_has_is_refused(booked, words):
    with pytest.raises(BookingRefused, match=words):
        check_times(booking(booked_at=booked), at=AT)


@pytest.mark.parametrize(
    "booked",
    [
        AT,
        datetime(2000, 1, 1, tzinfo=UTC),
        datetime(2026, 3, 8, 1, 59, 59, tzinfo=NEW_YORK),
        datetime(2026, 3, 8, 3, tzinfo=NEW_YORK),
        datetime(2025, 11, 2, 1, 30, tzinfo=NEW_YORK),
        datetime(2025, 11, 2, 1, 30, tzinfo=NEW_YORK, fold=1),
        datetime(2026, 3, 8, 2, 30, tzinfo=timezone(-timedelta(hours=5))),
    ],
)
def test_a_time_that_a_clock_showed_is_taken(booked):
    check_times(booking(booked_at=booked, arrested_at=booked), at=AT)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"arrested_at": AT}, "arrest time lies after"),
        ({"arrested_at": datetime.min.replace(tzinfo=UTC)}, "arrest time lies before"),
        ({"birth_date": date.max}, "birth date lies after"),
        ({"birth_date": AT.date() - timedelta(days=1)}, "birth date lies after"),
        ({"birth_date": date.min}, "130 years"),
    ],
)
def test_times_that_do_not_fit_together_are_refused(fields, words):
    with pytest.raises(BookingRefused, match=words):
        check_times(booking(**fields), at=AT)


def read_lines(text: str) -> str:
    try:
        charges = check_charges(parse_charges(text))
    except BookingRefused as refusal:
        return str(refusal)
    return "".join(charge.description for charge in charges) + "."


@given(st.text(st.sampled_from("a1;\n\0 FELONY\u0662"), max_size=200))
def test_charges_as_lines_are_read_or_refused_in_a_sentence(text):
    assert read_lines(text).endswith(".")


@pytest.mark.parametrize(
    "ori", ["", "oh0990100", "OH099010", "OH0990100\n", "OH\0990100", "\ud800"]
)
def test_what_is_no_ori_never_reaches_the_database(ori, rosa):
    with pytest.raises(UnknownAgency, match="Name the agency by its ORI"):
        find_agency(ori=ori, by=rosa)


def test_an_agency_that_is_closed_is_unknown(rosa, riverton_police):
    riverton_police.active = False
    riverton_police.save()

    with pytest.raises(UnknownAgency, match="No active agency has the ORI OH0990100"):
        find_agency(ori="OH0990100", by=rosa)


def test_a_clerk_books_for_no_county_next_door(luca, riverton_police):
    with pytest.raises(ForeignAgency, match="You may not submit"):
        find_agency(ori="OH0990100", by=luca)


@pytest.mark.parametrize(
    ("uploads", "refusal"),
    [
        pytest.param([], NoFingerprints, id="none"),
        pytest.param([Upload(image(), 2)] * 2, DuplicateFinger, id="twice"),
        pytest.param([Upload(b"1" * (11 << 20), p) for p in (1, 2)], TooLarge, id="together"),
        pytest.param([Upload(card()), Upload(image(), 2)], BookingRefused, id="mixed"),
        pytest.param([Upload(card(), 3)], BookingRefused, id="a-card-as-a-finger"),
    ],
)
def test_files_that_do_not_make_a_booking_are_refused(uploads, refusal, riverton_police, rosa):
    before = rows()

    with pytest.raises(refusal):
        submit(riverton_police, rosa, uploads=uploads)

    assert rows() == before


def test_the_person_is_sealed_and_read_again(riverton_police, rosa, riverton):
    stored = submit(riverton_police, rosa, name="Ñuñez, José", birth_date=date(1980, 2, 29))

    assert b"Jos" not in bytes(stored.person)
    with within(riverton):
        record = person_of(Booking.objects.get(pk=stored.pk))
    assert record == {"name": "Ñuñez, José", "birth_date": "1980-02-29", "sex": ""}


def test_every_field_counts_in_the_digest():
    one = booking()
    others = [
        replace(one, local_number="other"), replace(one, name="Other"), replace(one, sex="F"),
        replace(one, booked_at=AT), replace(one, arrested_at=AT),
        replace(one, birth_date=date(1980, 1, 1)), replace(one, recorded_group="U"),
        replace(one, charges=[ChargeIn("Burglary")]), replace(one, uploads=[Upload(b"1")]),
        replace(one, uploads=[Upload(b"1", 2)]),
    ]  # fmt: skip

    digests = {each.digest(ori="OH0990100") for each in [one, *others]}

    assert len(digests | {one.digest(ori="OH0990200")}) == len(others) + 2


def at_once(number: int, task) -> list:
    """Run a task several times at the same moment, each on a connection of its own."""

    def run(_):
        try:
            return task()
        except AlreadyBooked as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


def test_the_same_request_at_the_same_moment_is_one_booking(
    committed, riverton_police, rosa, riverton
):
    same = {"local_number": "TWIN", "booked_at": now() - timedelta(hours=1)}

    found = at_once(4, lambda: submit(riverton_police, rosa, key="twin", **same).pk)

    assert len(set(found)) == 1
    with within(riverton):
        assert Booking.objects.count() == 1


def test_two_bookings_under_one_number_at_the_same_moment_are_a_conflict(
    committed, riverton_police, rosa, riverton
):
    found = at_once(3, lambda: submit(riverton_police, rosa, local_number="TWIN").pk)

    conflicts = [
        one for one in found if one == "The agency has a booking with this number already."
    ]
    assert len(conflicts) == 2
    with within(riverton):
        assert Booking.objects.count() == 1
