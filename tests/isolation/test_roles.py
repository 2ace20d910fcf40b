"""Every role at every door: who is let in is what the table of entrances says."""

import logging

import pytest
from django.test import Client
from django.urls import resolve

from portal.doors import Who
from portal.entrances import door_of
from tests.isolation.doors import addresses
from tests.isolation.world import mark
from tests.signing_in import signed_in

# Who has nothing to do with Riverton, and must find none of its words behind any door.
NEIGHBORS = {"lars", "paul", "petra", "leo", "stranger"}
CASEWORK = {Who.CASEWORKER}
# Public doors are tried by these: whoever has to do with another place, and who may do most.
ASK_EVERYWHERE = NEIGHBORS | {"chief"}
# What each person's roles open beyond what signing in opens; an administrator has every right.
OPENS = {
    "iris": {Who.EXAMINER},
    "olga": {Who.OPERATOR},
    "ingrid": {Who.INVESTIGATOR},
    "inez": {Who.INVESTIGATOR},
    "dora": {Who.INVESTIGATOR},
    "stan": {Who.STATISTICIAN},
    "hana": {Who.STATISTICIAN},
    "sybil": {Who.COMMITTEE, Who.SECRETARY},
    "mabel": {Who.COMMITTEE},
    "sara": CASEWORK,
    "omar": CASEWORK,
    "susan": CASEWORK | {Who.SUPERVISOR},
    "chief": CASEWORK
    | {Who.EXAMINER, Who.OPERATOR, Who.ADMINISTRATOR, Who.SUPERVISOR, Who.STATISTICIAN}
    | {Who.COMMITTEE, Who.SECRETARY},
}
OTHERS = ["rosa", "otto", "carl", "gwen", "mona", "jack", *sorted(NEIGHBORS)]


@pytest.fixture(autouse=True)
def quiet():
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


def is_let_in(name, who) -> bool:
    if who == Who.ANYONE:
        return True
    return name != "stranger" and (who == Who.SIGNED_IN or who in OPENS.get(name, ()))


def turned_away(answer) -> bool:
    """Sent to sign in, or told that the roles do not open the page."""
    if answer.status_code == 302:
        return answer.headers["Location"].startswith("/account/login/?next=")
    return answer.status_code in (401, 403)


@pytest.mark.parametrize("name", [*OPENS, *OTHERS])
def test_a_role_opens_the_doors_of_the_table_and_no_other(
    name, neighbors, riverton_police, rosa, request
):
    rows = {**neighbors.theirs, **{type(r): r for r in (riverton_police, rosa)}}
    rows[type(riverton_police.jurisdiction)] = riverton_police.jurisdiction
    client = Client(raise_request_exception=False)
    if name != "stranger":
        signed_in(client, request.getfixturevalue(name))
    wrong, seen = [], []

    for address in addresses(rows):
        if address.is_own_account or address.name in ("", "set_language"):
            continue
        match = resolve(address.path)
        door = door_of(name=match.url_name, namespace=match.namespace)
        if door and door.who == Who.ANYONE and name not in ASK_EVERYWHERE:
            continue
        answer = client.get(address.path)
        shut = door is None or not is_let_in(name, door.who)
        as_it_must = turned_away(answer) if shut else answer.status_code != 401
        if answer.status_code >= 500 or not as_it_must:
            wrong.append(f"{address.name}: {answer.status_code}")
        if mark(riverton_police.jurisdiction).encode() in answer.content:
            seen.append(address.name)

    assert wrong == []
    assert name not in NEIGHBORS or seen == []
