"""An agency's key: shown once, kept as a hash, and good for its own agency while it lives."""

from datetime import timedelta

import pytest
from django.utils import timezone

from matching.bookings.models import Booking
from portal.accounts.models import User
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.models import AgencyToken
from portal.jurisdictions.tokens import LIFETIME, digest_of, find_token, issue_token
from tests.factories import NOON
from tests.isolation.world import inhabit, mark

BOOKINGS = "/api/bookings/"


@pytest.fixture
def key(riverton_police, chief, now):
    """A living key of Riverton's police."""
    return issue_token(agency=riverton_police, by=chief, at=now)


def get(client, header):
    return client.get(BOOKINGS, headers={"Authorization": header})


def test_a_key_names_its_agency(key, riverton_police, now):
    token = find_token(key, at=now)

    assert (token.agency, token.user.username) == (riverton_police, "agency-oh0990100")


def test_a_key_is_kept_as_a_hash_alone(key, admin_connection):
    row = AgencyToken.objects.values().get()

    assert key not in str(row)
    assert row["digest"] == digest_of(key)
    assert len(key) >= 43


def test_a_key_outlives_the_sealing_key_it_was_hashed_under(key, settings, now):
    settings.SEALING_KEYS = [*settings.SEALING_KEYS, b"n" * 32]

    assert digest_of(key) != AgencyToken.objects.get().digest
    assert find_token(key, at=now)


def test_no_two_keys_are_alike(riverton_police, chief, now):
    keys = {issue_token(agency=riverton_police, by=chief, at=now) for _ in range(3)}

    assert len(keys) == 3
    assert User.objects.filter(username="agency-oh0990100").count() == 1


def test_nobody_signs_in_as_a_machine(key):
    assert not User.objects.get(username="agency-oh0990100").has_usable_password()


def test_a_key_ends_after_its_lifetime(key, now):
    end = AgencyToken.objects.get().expires_at

    assert end == now + LIFETIME
    assert find_token(key, at=end - timedelta(microseconds=1))
    assert find_token(key, at=end) is None


def revoke(token):
    token.revoked_at = NOON
    token.save()


def close_agency(token):
    token.agency.active = False
    token.agency.save()


def close_account(token):
    token.user.is_active = False
    token.user.save()


@pytest.mark.parametrize("end", [revoke, close_agency, close_account])
def test_a_key_ends_when(end, key, now):
    end(AgencyToken.objects.get())

    assert find_token(key, at=now) is None


@pytest.mark.parametrize("other", ["", " ", "x" * 43, "' OR 1=1 --", "\x00", "é"])
def test_another_key_is_nobodys(other, key, now):
    assert find_token(other, at=now) is None
    assert find_token(key + other, at=now) is None or other == ""


def test_issuing_is_in_the_trail_without_the_key(key, chief):
    with scope.within(scope.oversight(who="a test", why="to read")):
        line = AuditEvent.objects.filter(event="token.issued").values().get()

    assert line["actor"] == f"user:{chief.pseudonym}"
    assert line["detail"] == {"ori": "OH0990100"}
    assert key not in str(line)


def test_a_good_key_opens_the_api_for_its_place(key, client, riverton_police, rosa):
    inhabit(riverton_police, rosa)

    answer = get(client, f"Token {key}")

    assert answer.status_code == 200
    assert mark(riverton_police.jurisdiction) in answer.content.decode()


def test_a_key_opens_nothing_next_door(key, client, lakeside_sheriff, luca):
    booking = inhabit(lakeside_sheriff, luca)[Booking]

    assert get(client, f"Token {key}").json()["results"] == []
    detail = client.get(f"{BOOKINGS}{booking.pk}/", headers={"Authorization": f"Token {key}"})
    assert detail.status_code == 404


@pytest.mark.parametrize(
    "header", ["Token wrong", "Token ", "Bearer {}", "token {}", "Basic {}", "{}", "Token {} "]
)
def test_any_other_header_is_refused_at_once(header, key, client):
    answer = get(client, header.format(key))

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Token"
    assert answer.json() == {"detail": "The token is unknown, expired or revoked."}


def test_a_wrong_key_is_refused_though_a_person_is_signed_in(client, rosa):
    client.force_login(rosa)

    assert get(client, "Token wrong").status_code in (302, 401)


def test_without_a_key_the_api_asks_for_one(client, db):
    answer = client.get(BOOKINGS)

    assert answer.status_code == 401
    assert answer.json() == {"detail": "Sign in or send a token."}


def test_a_key_opens_the_api_alone(key, client, riverton):
    answer = client.get("/bookings/", headers={"Authorization": f"Token {key}"})

    assert answer.status_code == 302
    assert answer.url.startswith("/account/login/")


def test_a_key_that_ran_out_is_refused(riverton_police, chief, client):
    late = timezone.now() - LIFETIME - timedelta(days=1)
    key = issue_token(agency=riverton_police, by=chief, at=late)

    assert get(client, f"Token {key}").status_code == 401
