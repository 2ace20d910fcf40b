"""A session ends when it is left alone or grows old, and begins with a second factor."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import NOON
from tests.signing_in import signed_in

IDLE = timedelta(minutes=30)
IDLE_ADMINISTRATOR = timedelta(minutes=15)
LIFE = timedelta(hours=12)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
PLACES = ["/", "/jurisdictions/", "/bookings/", "/review/", "/operations/", "/admin/", "/nowhere/"]
ENROLMENT = "/account/2fa/totp/activate/"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def is_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    ("name", "allowed"), [("rosa", IDLE), ("iris", IDLE), ("chief", IDLE_ADMINISTRATOR)]
)
def test_a_session_left_alone_ends(name, allowed, client, clock, request):
    signed_in(client, request.getfixturevalue(name)).get("/")
    clock.shift(allowed)
    assert client.get("/").status_code == 200

    clock.shift(allowed + SECOND)
    answer = client.get("/", follow=True)

    assert answer.redirect_chain == [("/account/login/", 302)]
    assert "because you were away" in answer.content.decode()
    assert not is_in(client)


def test_a_session_in_use_goes_on(client, clock, rosa):
    signed_in(client, rosa).get("/")

    for _ in range(4):
        clock.shift(IDLE - SECOND)
        client.get("/")

    assert is_in(client)


def test_a_session_is_written_once_a_minute(client, clock, rosa):
    def writes():
        with CaptureQueriesContext(connection) as queries:
            client.get("/rules/")
        return sum("UPDATE" in query["sql"] for query in queries)

    signed_in(client, rosa).get("/")

    counted = [writes(), clock.shift(MINUTE) or writes(), clock.shift(MINUTE - SECOND) or writes()]

    assert counted == [0, 1, 0]


def test_a_busy_session_ends_after_twelve_hours(client, clock, rosa):
    signed_in(client, rosa).get("/")
    for _ in range(LIFE // IDLE):
        clock.shift(IDLE)
        client.get("/")
    assert is_in(client)

    clock.shift(SECOND)
    answer = client.get("/", follow=True)

    assert "Your session is over" in answer.content.decode()
    assert not is_in(client)


def test_a_new_session_has_its_own_twelve_hours(client, clock, rosa):
    signed_in(client, rosa).get("/")
    client.logout()
    clock.shift(LIFE + SECOND)
    signed_in(client, rosa)

    assert client.get("/").status_code == 200


def test_a_stranger_is_never_signed_out(client, clock, db):
    client.get("/")
    clock.shift(LIFE * 2)

    assert client.get("/").status_code == 200


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("name", ["rosa", "iris", "olga", "nobody", "chief"])
def test_without_a_second_factor_every_way_leads_to_enrolment(name, path, client, request):
    signed_in(client, request.getfixturevalue(name), second_factor=False)

    answer = client.get(path)

    assert (answer.status_code, answer.url) == (302, ENROLMENT)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_done_without_a_second_factor(method, client, rosa):
    signed_in(client, rosa, second_factor=False)

    assert getattr(client, method)("/bookings/new/").url == ENROLMENT


def test_the_enrolment_pages_are_open_without_it(client, rosa):
    signed_in(client, rosa, second_factor=False)

    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get(ENROLMENT, follow=True).status_code == 200


@pytest.mark.parametrize(
    "path", ["/account/2fabc", "/account/logoutx", "/STATIC/", "//account/2fa/"]
)
def test_no_other_path_passes_as_enrolment(path, client, rosa):
    signed_in(client, rosa, second_factor=False)

    assert client.get(path).status_code in (302, 404)
    assert client.get("/bookings/").url == ENROLMENT


def test_recovery_codes_alone_are_no_second_factor(client, rosa):
    Authenticator.objects.create(
        user=rosa, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x", "used_mask": 0}
    )
    signed_in(client, rosa, second_factor=False)

    assert client.get("/bookings/").url == ENROLMENT


def test_with_it_every_door_answers_for_itself(client, rosa):
    signed_in(client, rosa)

    assert client.get("/bookings/").status_code == 200
    assert client.get("/review/").status_code == 403


def test_a_password_alone_opens_no_session(client, rosa):
    rosa.set_password("correct horse battery staple")
    rosa.save()
    signed_in(client, rosa)
    client.logout()

    form = {"login": "rosa", "password": "correct horse battery staple"}
    answer = client.post("/account/login/", form)

    assert answer.url.startswith("/account/2fa/authenticate/")
    assert not is_in(client)


def test_nobody_signs_up(client, db):
    assert client.get("/account/signup/").status_code == 403
