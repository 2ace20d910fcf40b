"""The answers are checked and filed, and the words of the receipt are typed back."""

from datetime import timedelta

import pytest
from django.test import Client

from complaints.filing import slowing
from complaints.filing.models import Draft
from complaints.receipts import entry, services
from complaints.receipts.services import find_party
from complaints.selectors import content_of
from tests.complaints.filing.pages import (
    ANONYMOUS,
    FOR_ANOTHER,
    NOW,
    WORDS,
    answer,
    complaints,
    parties,
    send,
    text,
    token_on,
    words_of,
)
from tests.matching.test_races import together
from tests.signing_in import signed_in

CHECK, RECEIPT = "/complain/check/", "/complain/receipt/"


@pytest.fixture
def at_once(monkeypatch):
    """Nobody has to look at the page before the button is pressed."""
    monkeypatch.setattr(slowing, "READ_FOR", timedelta(0))


@pytest.fixture
def filed(client, riverton_police, at_once):
    """A browser in which a complaint was just filed."""
    send(answer(client, ANONYMOUS))
    return client


def test_a_complaint_is_filed_without_an_account(filed):
    (made,) = complaints()

    assert (made.topic, made.mode, made.source) == ("STOP", "ANONYMOUS", "WEB")
    assert (made.jurisdiction.code, made.language) == ("39901", "en")
    assert content_of(made)["words"] == WORDS


def test_a_portal_without_places_says_so_and_keeps_the_answers(client, database, at_once):
    nowhere = {page: given for page, given in ANONYMOUS.items() if page != "agency"}
    answer(client, {**nowhere, "place": {"q": "", "place": "US"}})

    refused = send(client)

    assert refused.status_code == 503
    assert "does not know the places yet" in text(refused)
    assert WORDS in text(client.get(CHECK))


def test_the_check_shows_every_answer_with_a_way_to_change_it(client, riverton_police):
    page = text(answer(client, FOR_ANOTHER).get(CHECK))

    for words in (
        WORDS,
        "Riverton County, OH",
        "Ana Canary",
        "Berta Canary",
        "Language or accent",
    ):
        assert words in page
    for key in FOR_ANOTHER:
        assert f'href="/complain/new/{key}/?back"' in page


def test_a_changed_answer_leads_back_to_the_check_by_way_of_what_is_new(client, riverton_police):
    answer(client, ANONYMOUS)

    changed = client.post("/complain/new/words/?back", {"words": "Other words."})
    branched = client.post("/complain/new/topic/?back", {"topic": "RETALIATION"})

    assert changed["Location"] == CHECK
    assert branched["Location"] == "/complain/new/earlier/?back"
    assert client.post(branched["Location"], {"earlier": ""})["Location"] == CHECK


def test_what_is_not_answered_comes_before_the_check(client, riverton_police):
    answer(client, {"mode": {"mode": "NAMED"}})

    assert client.get(CHECK)["Location"] == "/complain/new/relation/"
    assert client.get(RECEIPT)["Location"] == "/complain/new/relation/"
    assert complaints() == []


def test_who_is_too_quick_presses_once_more(client, riverton_police, time_machine):
    time_machine.move_to(NOW, tick=False)
    answer(client, ANONYMOUS)

    quick = send(client)

    assert quick.status_code == 422
    assert "That was quick" in text(quick)
    time_machine.shift(timedelta(seconds=3))
    assert send(client).status_code == 422  # the page was shown anew
    time_machine.shift(timedelta(seconds=3))
    assert client.post(CHECK, {"shown": token_on(quick)})["Location"] == RECEIPT


def test_the_trap_stops_a_machine_and_keeps_the_answers(client, riverton_police, at_once):
    answer(client, ANONYMOUS)

    trapped = send(client, website="https://example.org")

    assert trapped.status_code == 422
    assert 'class="usa-form-group"><label class="usa-label" for="website"' in text(trapped)
    assert complaints() == []
    assert send(client)["Location"] == RECEIPT


def test_a_flood_is_told_to_wait_and_keeps_the_answers(
    client, riverton_police, at_once, monkeypatch
):
    answer(client, ANONYMOUS)
    monkeypatch.setattr(slowing, "FILED_A_MINUTE", 0)

    flooded = send(client)

    assert flooded.status_code == 429
    assert "wait a minute" in text(flooded)
    monkeypatch.undo()
    monkeypatch.setattr(slowing, "READ_FOR", timedelta(0))
    assert send(client)["Location"] == RECEIPT


def test_pressed_twice_it_is_filed_once(filed):
    assert filed.post(CHECK)["Location"] == RECEIPT
    assert filed.get("/complain/new/words/")["Location"] == RECEIPT
    assert len(complaints()) == 1


def test_two_presses_at_once_file_one_complaint(committed, client, riverton_police, at_once):
    answer(client, ANONYMOUS)
    other = Client()
    other.cookies = client.cookies
    given = {"shown": token_on(client.get(CHECK))}

    answers = together(*[lambda one=one: one.post(CHECK, given) for one in (client, other)])

    assert [one["Location"] for one in answers] == [RECEIPT, RECEIPT]
    assert len(complaints()) == 1


def test_the_words_lead_back_to_the_complaint(filed):
    (words,) = words_of(filed.get(RECEIPT))

    assert find_party(typed=words, at=NOW).complaint_id == complaints()[0].pk


def test_each_person_has_words_to_hand_over(client, riverton_police, at_once):
    send(answer(client, FOR_ANOTHER))

    mine, hers = words_of(client.get(RECEIPT))

    filer, affected = parties()
    assert find_party(typed=mine, at=NOW) == filer
    assert find_party(typed=hers, at=NOW) == affected


def test_the_paper_says_neither_whose_it_is_nor_what_for(filed):
    page = text(filed.get(RECEIPT))

    for word in ("Riverton", "Portal", "omplaint", "arrest"):
        assert word not in page.replace("/complain/", "")


def test_typed_back_the_words_are_gone_and_the_complaint_is_open(filed):
    (words,) = words_of(filed.get(RECEIPT))

    back = filed.post(RECEIPT, {"receipt": f" {words.upper()} "})

    assert back["Location"] == "/complain/filed/"
    assert complaints()[0].number in text(filed.get("/complain/filed/"))
    assert list(filed.session.keys()) == [entry.ENTRY]
    assert not Draft.objects.exists()
    assert filed.get(RECEIPT)["Location"] == "/complain/?gone"


@pytest.mark.parametrize("typed", ["", "seven words are not what it takes", "abandon " * 8])
def test_other_words_are_refused_and_the_right_ones_stay(filed, typed):
    before = words_of(filed.get(RECEIPT))

    assert filed.post(RECEIPT, {"receipt": typed}).status_code == 422

    assert words_of(filed.get(RECEIPT)) == before


def test_where_many_try_one_is_told_to_wait(filed, monkeypatch):
    (words,) = words_of(filed.get(RECEIPT))
    monkeypatch.setattr(services, "TRIES_A_MINUTE", 0)

    assert filed.post(RECEIPT, {"receipt": words}).status_code == 429

    assert words_of(filed.get(RECEIPT)) == [words]


def test_who_filed_nothing_has_nothing_to_see(client, riverton):
    assert client.get("/complain/filed/")["Location"] == "/complain/"


@pytest.mark.parametrize("who", ["otto", "ingrid", "chief", "nobody"])
def test_whoever_signed_in_files_as_nobody_and_stays_signed_in(client, who, request, at_once):
    signed_in(client, request.getfixturevalue(who))
    request.getfixturevalue("riverton_police")

    assert send(answer(client, ANONYMOUS))["Location"] == RECEIPT

    client.get("/complain/leave/")
    assert "_auth_user_id" in client.session
    assert len(parties()) == 1
