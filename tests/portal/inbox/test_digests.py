"""A digest goes out once at its reader's hour, tells how many of what, and never of what."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.inbox.digests import KEPT, last_hour, letter, send_digests, sweep_old
from portal.inbox.models import Reader
from portal.inbox.preferring import prefer
from portal.inbox.services import mark_all_read
from portal.inbox.tasks import send_digest_letters, sweep_old_news
from portal.jurisdictions.zones import ZONES
from portal.mail.models import Letter
from portal.mail.services import body_of, letters_to
from tests.factories import NOON

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SEVEN = NOON + timedelta(hours=19)  # of the next morning
MONDAY = SEVEN + 4 * DAY
OTTO = "otto@example.gov"


@pytest.fixture(autouse=True)
def addressed(otto):
    otto.email = OTTO
    otto.save(update_fields=["email"])


def choose(user, at=NOON, **given):
    letters = {"emails": {}, "language": "en", "hour": 7, "time_zone": "UTC"}
    prefer(**(letters | given), by=user, at=at)


def test_news_of_a_day_is_mailed_once_at_seven(tell, otto):
    tell(otto)
    tell(otto, number="C-2")

    assert send_digests(at=SEVEN - HOUR) == 0
    assert [send_digests(at=SEVEN), send_digests(at=SEVEN + DAY)] == [1, 0]

    (posted,) = letters_to(OTTO)
    assert posted.subject == "Oversight portal: 2 pieces of news"
    assert "- Complaints given to me: 2" in body_of(posted)


def test_a_letter_says_nothing_of_what_the_news_is_about(tell, otto):
    tell(otto, number="C-SECRET", url="/complaints/1/")

    send_digests(at=SEVEN)

    body = body_of(letters_to(OTTO)[0])
    assert "C-SECRET" not in body
    assert "/complaints/" not in body
    assert "http://127.0.0.1:8000/inbox/\n" in body
    assert "http://127.0.0.1:8000/inbox/preferences/" in body


def test_without_news_there_is_no_letter(otto):
    assert send_digests(at=SEVEN) == 0
    assert not Letter.objects.exists()


def test_what_was_read_is_not_mailed(tell, otto):
    tell(otto)
    mark_all_read(until=NOON, by=otto, at=NOON)

    assert send_digests(at=SEVEN) == 0


def test_what_came_after_the_hour_waits_for_the_next_day(tell, otto):
    tell(otto, at=SEVEN + HOUR)

    assert [send_digests(at=SEVEN + 2 * HOUR), send_digests(at=SEVEN + DAY)] == [0, 1]


@pytest.mark.parametrize(("email", "due"), [("OFF", None), ("DAILY", SEVEN), ("WEEKLY", MONDAY)])
def test_each_kind_goes_out_as_its_reader_wants(email, due, tell, otto):
    choose(otto, emails={"complaint.assigned": email})
    tell(otto)  # on a Wednesday

    days = [day for day in range(14) if send_digests(at=SEVEN + day * DAY)]

    assert days == ([(due - SEVEN).days] if due else [])


def test_it_is_written_in_the_readers_language_at_the_hour_of_their_clocks(tell, otto):
    choose(otto, language="es", hour=6, time_zone="America/Los_Angeles")
    tell(otto)
    six = datetime(2011, 6, 1, 13, tzinfo=UTC)  # of the same day in Los Angeles

    assert [send_digests(at=six - HOUR), send_digests(at=six)] == [0, 1]


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": ""}])
def test_whoever_left_or_has_no_address_gets_none(change, tell, otto):
    tell(otto)
    for name, value in change.items():
        setattr(otto, name, value)
    otto.save()

    assert send_digests(at=SEVEN) == 0


def test_an_address_that_cannot_be_written_to_stops_nobody_else(tell, otto, luca):
    otto.email, luca.email = "no address", "luca@example.gov"
    otto.save()
    luca.save()
    tell(otto, luca)

    assert send_digests(at=SEVEN) == 1
    assert len(letters_to("luca@example.gov")) == 1


def test_each_gets_a_letter_of_their_own(tell, otto, luca):
    luca.email = "luca@example.gov"
    luca.save()
    tell(otto)
    tell(otto, luca)

    assert send_digests(at=SEVEN) == 2
    assert "given to me: 1" in body_of(letters_to("luca@example.gov")[0])


def test_old_news_goes_read_or_not(tell, news_of, otto):
    tell(otto)
    tell(otto, at=NOON + HOUR)

    assert sweep_old(at=NOON + KEPT + timedelta(minutes=1)) == 1
    assert len(news_of(otto)) == 1


def test_the_beat_mails_and_sweeps(tell, news_of, otto):
    tell(otto)

    send_digest_letters()
    sweep_old_news()

    assert len(letters_to(OTTO)) == 1
    assert news_of(otto) == []


def test_the_words_of_a_letter_are_in_both_languages():
    counts = {"complaint.assigned": 1}

    assert letter(counts, language="en")[0] == "Oversight portal: 1 piece of news"
    assert letter(counts, language="es")[1].count("http://127.0.0.1:8000/inbox/") == 2


@given(
    minutes=st.integers(0, 366 * 24 * 60),
    hour=st.integers(0, 23),
    zone=st.sampled_from(ZONES),
    weekly=st.booleans(),
)
def test_the_last_hour_is_over_and_never_longer_ago_than_its_turn(minutes, hour, zone, weekly):
    reader, at = Reader(hour=hour, time_zone=zone), NOON + timedelta(minutes=minutes)

    moment = last_hour(reader, at=at, weekly=weekly)

    # A day on which the clocks go back is an hour longer.
    assert timedelta(0) <= at - moment < timedelta(days=7 if weekly else 1, hours=2)
    assert last_hour(reader, at=moment, weekly=weekly) == moment
