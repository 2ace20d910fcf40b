"""Whoever holds a receipt follows a complaint; nobody without one does."""

import json

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from complaints.following.deciding import decide_access
from complaints.following.standing import standing_of
from complaints.receipts import digests, entry
from complaints.receipts import services as receipts
from complaints.vault.keys import destroy_keys
from tests.complaints.following.people import Filed, filed
from tests.matching.factories import now
from tests.portal.participation.desk import words_of
from tests.signing_in import signed_in

DOOR, MINE = "/complain/follow/", "/complain/mine/"
SAID = {"words": "The guard who did it works nights."}
WRONG = "abandon ability able about above absent absorb abstract"
ACTS = ["message/", "withdraw/", "appeal/", "access/", "consent/"]


@pytest.fixture(autouse=True)
def quick_digests(monkeypatch):
    """Receipts that take little memory: how hard they are is tested beside them."""
    monkeypatch.setattr(digests, "MEMORY_KIB", 64)


@pytest.fixture
def told(riverton) -> Filed:
    return filed(riverton)


def opened(words: str) -> Client:
    """A browser in which the complaint of a receipt is open."""
    client = Client()
    assert client.post(DOOR, {"words": words})["Location"] == MINE
    return client


def test_the_words_lead_to_where_the_complaint_stands(told):
    page = opened(told.filer_words).get(MINE)

    assert page.status_code == 200
    assert told.complaint.number in words_of(page)
    assert "Nobody has looked at it yet." in words_of(page)
    assert "no-store" in page["Cache-Control"]


def test_a_message_reaches_the_staff_and_their_answer_the_person(told, ingrid):
    person, desk = opened(told.filer_words), signed_in(Client(), ingrid)
    where = f"/complaints/{told.complaint.pk}/"

    assert person.post(f"{MINE}message/", SAID)["Location"] == MINE
    shown = desk.get(where)
    sent = desk.post(f"{where}message/", {"to": "", "words": "Which night was it?"})

    assert sent["Location"] == where
    assert SAID["words"] in words_of(shown)
    assert "Which night was it?" in words_of(person.get(MINE))


def test_what_came_while_one_was_away_is_said_to_be_new(told, inez):
    opened(told.filer_words).get(MINE)
    desk = signed_in(Client(), inez)
    desk.post(f"/complaints/{told.complaint.pk}/message/", {"to": "", "words": "We read it."})

    page = opened(told.filer_words).get(MINE)

    assert "New since your last visit" in words_of(page)
    assert "1 new message." in words_of(page)
    assert "New since your last visit" not in words_of(opened(told.filer_words).get(MINE))


def asked_of(words: str) -> tuple[int, str]:
    answer = Client().post(DOOR, {"words": words})
    return answer.status_code, words_of(answer)


@pytest.mark.parametrize("words", [WRONG, "one two", "x" * 300, "' OR 1=1 --"])
def test_words_that_lead_nowhere_are_answered_alike(told, words):
    decide_access(party=told.affected, is_given=False, at=now())
    status, said = asked_of(words)

    assert (status, said) == asked_of(told.filer_words)
    assert status == 422
    assert "These words lead to no complaint." in said


def test_a_look_costs_as_much_whether_there_is_a_complaint_or_not(told, monkeypatch):
    costs = []
    hard = digests.hash_secret_raw
    monkeypatch.setattr(
        digests, "hash_secret_raw", lambda *given, **more: costs.append(1) or hard(*given, **more)
    )

    opened(told.filer_words)
    found = len(costs)
    asked_of(WRONG)

    assert len(costs) == 2 * found


def test_too_many_tries_of_everybody_are_told_to_wait(told, monkeypatch):
    monkeypatch.setattr(receipts, "TRIES_A_MINUTE", 1)
    asked_of(WRONG)

    status, said = asked_of(told.filer_words)

    assert status == 429
    assert "Wait a minute" in said


@pytest.mark.parametrize("path", ["", *ACTS])
def test_nobody_without_a_receipt_gets_further_than_the_door(client, told, path):
    assert client.post(MINE + path, SAID | {"is_given": "no"}).status_code in (302, 405)
    assert client.get(MINE)["Location"] == DOOR
    assert told.filer.follows_it
    assert told.as_it_is().status == "RECEIVED"


@pytest.mark.parametrize("who", ["otto", "rosa", "gwen", "chief", "nobody", "ingrid"])
def test_an_account_opens_no_complaint_here(told, who, request):
    client = signed_in(Client(), request.getfixturevalue(who))

    assert client.get(MINE)["Location"] == DOOR


def test_each_receipt_opens_its_own_complaint_alone(told, lakeside):
    other = filed(lakeside)

    page = opened(other.filer_words).get(MINE)

    assert other.complaint.number in words_of(page)
    assert told.complaint.number not in words_of(page)


def test_the_session_holds_neither_the_words_nor_the_complaint(told):
    opened(told.filer_words).get(MINE)

    (row,) = Session.objects.all()
    kept = json.dumps(row.get_decoded()) + row.session_data
    for secret in (*told.filer_words.split(), told.complaint.number, str(told.complaint.pk)):
        assert secret not in kept


def test_the_session_gets_a_new_name_when_a_complaint_opens(told):
    client = opened(told.filer_words)
    before = client.cookies["sessionid"].value

    client.post(DOOR, {"words": told.filer_words})

    assert client.cookies["sessionid"].value != before


def test_it_is_closed_in_this_browser(told):
    client = opened(told.filer_words)
    client.get(MINE)
    assert client.post(f"{MINE}close/")["Location"] == DOOR

    assert client.get(MINE)["Location"] == DOOR
    assert entry.ENTRY not in client.session


def test_it_is_taken_back_and_stays_readable(told):
    client = opened(told.filer_words)
    assert "We stop working on it." in words_of(client.get(f"{MINE}withdraw/"))

    client.post(f"{MINE}withdraw/")

    assert told.as_it_is().status == "WITHDRAWN"
    assert "The complaint was taken back." in words_of(client.get(MINE))
    assert client.post(f"{MINE}withdraw/").status_code == 409


def test_an_appeal_before_the_end_is_refused_with_a_sentence(told):
    answer = opened(told.filer_words).post(f"{MINE}appeal/", SAID)

    assert answer.status_code == 409
    assert "the complaint is not closed" in words_of(answer)


@pytest.mark.parametrize("path", ["message/", "appeal/"])
def test_no_words_are_no_message(told, path):
    answer = opened(told.filer_words).post(MINE + path, {"words": " "})

    assert answer.status_code == 422
    assert standing_of(party=told.filer, since=None, at=now()).letters == []


def test_the_affected_person_decides_on_access_and_consent(told):
    mine, theirs = opened(told.affected_words[0]), opened(told.filer_words)

    mine.post(f"{MINE}access/", {"is_given": "no"})
    mine.post(f"{MINE}consent/", {"is_given": "yes"})

    assert theirs.get(MINE)["Location"] == DOOR
    assert told.affected.consent == "WRITTEN"
    assert "can no longer see it" in words_of(mine.get(MINE))


@pytest.mark.parametrize("path", ["access/", "consent/"])
def test_who_filed_does_not_decide_for_the_affected_person(told, path):
    answer = opened(told.filer_words).post(MINE + path, {"is_given": "no"})

    assert answer.status_code == 403
    assert "decides this" in words_of(answer)


@pytest.mark.parametrize("page", ["", "proof/"])
def test_a_complaint_that_was_disposed_of_says_so_and_is_left(told, page):
    client = opened(told.filer_words)
    client.post(f"{MINE}message/", SAID)
    destroy_keys(told.complaint.pk)

    answer = client.get(MINE + page)

    assert answer.status_code == 410
    assert "no longer kept" in words_of(answer)
    assert "why" not in answer.context
    assert client.get(MINE)["Location"] == "/complain/follow/"


def test_the_desk_shows_a_complaint_that_was_disposed_of_without_its_messages(told, ingrid):
    opened(told.filer_words).post(f"{MINE}message/", SAID)
    destroy_keys(told.complaint.pk)

    answer = signed_in(Client(), ingrid).get(f"/complaints/{told.complaint.pk}/")

    assert answer.status_code == 200
    assert "The messages were destroyed" in words_of(answer)
    assert "Write a message" not in words_of(answer)
