"""Software sends completions: of its own place's people, and as often as it likes."""

import json

import pytest

from portal.jurisdictions.tokens import issue_token
from portal.training.models import Completion, Way
from tests.kept import kept
from tests.matching.factories import now
from tests.portal.training.keeping.people import newcomer
from tests.signing_in import signed_in

PATH = "/api/training/completions/"
SAID = {"person": "nick", "module": "detainers", "completed_on": now().date().isoformat()}


@kept
def nick(riverton):
    return newcomer(riverton, "nick", email="nick@example.org")


@pytest.fixture
def key(riverton_police, chief):
    return issue_token(agency=riverton_police, by=chief, at=now())


def send(client, key=None, **said):
    headers = {"Authorization": f"Token {key}"} if key else {}
    return client.post(PATH, json.dumps(SAID | said), "application/json", headers=headers)


def test_an_agencys_software_records_for_its_people(client, nick, key, riverton_police):
    answer = send(client, key, score=90, language="en")

    assert answer.status_code == 201
    made = Completion.objects.get(user=nick)
    assert (made.way, made.agency, made.score) == (Way.API, riverton_police, 90)
    assert answer.json()["certificate"] == made.certificate


def test_what_is_sent_again_is_the_same_answer_and_what_differs_is_refused(client, nick, key):
    first = send(client, key, score=90)

    again = send(client, key, score=90, person="NICK@example.org")

    assert (again.status_code, again.json()) == (200, first.json())
    assert send(client, key, score=91).status_code == 409
    assert Completion.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [({"person": "leo"}, 422), ({"person": "nobody at all"}, 422), ({"module": "none"}, 422),
     ({"module": "examination"}, 403), ({"completed_on": "2999-01-01"}, 422),
     ({"completed_on": "soon"}, 422), ({"score": 101}, 422), ({"edition": 99}, 422),
     ({"language": "English"}, 422)],
)  # fmt: skip
def test_what_is_refused(said, code, client, nick, leo, key):
    answer = send(client, key, **said)

    assert answer.status_code == code
    assert answer.json()["detail"]
    assert not Completion.objects.filter(user=nick).exists()


def test_software_next_door_finds_nobody(client, nick, lakeside_sheriff, chief):
    key = issue_token(agency=lakeside_sheriff, by=chief, at=now())

    assert send(client, key).status_code == 422


@pytest.mark.parametrize(
    ("name", "code"), [("mona", 201), ("stella", 201), ("lars", 422), ("otto", 422)]
)
def test_who_else_sends_them(name, code, client, nick, request):
    assert send(signed_in(client, request.getfixturevalue(name))).status_code == code


def test_nobody_records_their_own(client, mona, riverton):
    assert send(signed_in(client, mona), person="mona").status_code == 403


def test_strangers_are_turned_away(client, database):
    assert send(client).status_code == 401
