"""Everybody's first page: the cards of their own roles and of nobody else's."""

import pytest
from django.conf import settings

from tests.conftest import CAST, person
from tests.signing_in import signed_in

PLACE = ["Taking part", "What others ask"]
OFFICIAL = [*PLACE, "Bookings"]
# Whose first page has which cards, in order.
CARDS = {
    "rosa": ["Bookings"],
    "otto": OFFICIAL,
    "carl": OFFICIAL,
    "paul": PLACE,
    "pia": PLACE,
    "luca": OFFICIAL,
    "gwen": OFFICIAL,
    "gerald": OFFICIAL,
    "mona": ["People"],
    "lars": ["People"],
    "stella": ["People"],
    "petra": ["People"],
    "jack": ["Detainers and holds", "Bookings"],
    "leo": ["Detainers and holds", "Bookings"],
    "iris": ["Examination"],
    "ines": ["Examination"],
    "igor": ["Examination"],
    "sara": ["Casework"],
    "omar": ["Casework"],
    "susan": ["Casework"],
    "ingrid": ["Complaints"],
    "inez": ["Complaints"],
    "dora": ["Complaints"],
    "stan": ["Statistics"],
    "hana": ["Statistics"],
    "sybil": ["Secretariat of the committee"],
    "mabel": [],
    "olga": ["Operations"],
    "chief": ["Administration"],
    "nobody": [],
}


def home(client, user):
    answer = signed_in(client, user).get("/staff/")
    assert answer.status_code == 200
    return answer.context["home"]


@pytest.mark.parametrize("name", CARDS)
def test_a_role_has_its_card_and_no_other(name, client, request):
    shown = home(client, request.getfixturevalue(name)).cards

    found = [str(card.title) for card in shown]
    assert [title for title in found if title != "My training"] == CARDS[name]


def test_every_one_of_the_cast_has_a_line_here():
    assert set(CAST) <= set(CARDS)


def test_a_visitor_is_asked_to_sign_in(client, db):
    answer = client.get("/staff/")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_signing_in_leads_there(client, otto):
    assert settings.LOGIN_REDIRECT_URL == "staff"
    answer = signed_in(client, otto).get("/")
    assert b'href="/staff/"' in answer.content


@pytest.mark.parametrize("name", ["nobody", "otto"])
def test_an_empty_page_says_why(name, client, request):
    answer = signed_in(client, request.getfixturevalue(name)).get("/staff/")

    words = {"nobody": b"You hold no role yet", "otto": b"Nothing waits for you"}
    assert words[name] in answer.content


def test_whoever_holds_roles_of_many_kinds_has_all_their_cards(client, riverton, database):
    many = person("many", ("OFFICIAL", riverton), ("SUPERVISOR", None), ("STATISTICIAN", None))

    found = {str(card.title) for card in home(client, many).cards}

    assert {*OFFICIAL, "Casework", "Statistics"} <= found
