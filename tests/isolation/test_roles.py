"""Every role at every door: who is let in is what the table of entrances says."""

import logging

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from portal.doors import Who
from portal.entrances import door_of
from portal.middleware import DoorMiddleware
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


@pytest.fixture
def theirs(neighbors, riverton_police, rosa):
    """Every door with Riverton's ids, its line in the table, and where it leads.

    One's own account is left out, for going through may change how one is signed in.
    """
    rows = {**neighbors.theirs, **{type(r): r for r in (riverton_police, rosa)}}
    rows[type(riverton_police.jurisdiction)] = riverton_police.jurisdiction
    asked = [a for a in addresses(rows) if not a.is_own_account and a.name != "set_language"]
    return [(a, door_of(name=m.url_name, namespace=m.namespace), m) for a, m in matched(asked)]


def matched(asked):
    return [(address, resolve(address.path)) for address in asked if address.name]


def passes(user, address, match) -> bool:
    """Whether the middleware lets a person's request through; what it opened is shut again."""
    request = RequestFactory().get(address.path)
    request.user, request.resolver_match = user, match
    door = DoorMiddleware(lambda _: HttpResponse())
    with transaction.atomic():
        try:
            return door.process_view(request, match.func, match.args, match.kwargs) is None
        except PermissionDenied:
            return False
        finally:
            transaction.set_rollback(True)


@pytest.mark.parametrize("name", [*OPENS, *OTHERS])
def test_a_role_opens_the_doors_of_the_table_and_no_other(name, theirs, riverton, request):
    user = AnonymousUser() if name == "stranger" else request.getfixturevalue(name)

    passed = {address.name for address, _door, match in theirs if passes(user, address, match)}
    wrong, seen = answered(name, user, theirs, mark(riverton))

    assert passed == {a.name for a, door, _ in theirs if door and is_let_in(name, door.who)}
    assert wrong == []
    assert name not in NEIGHBORS or seen == []


def answered(name, user, theirs, canary):
    """What a person's browser is answered at their doors, and at one of each kind that is shut.

    Where the answer was not as it must be, and where it showed a word of Riverton's.
    """
    client = Client(raise_request_exception=False)
    if name != "stranger":
        signed_in(client, user)
    wrong, seen, shut = [], [], {}
    for address, door, _match in theirs:
        if door and door.who == Who.ANYONE and name not in ASK_EVERYWHERE:
            continue
        is_shut = door is None or not is_let_in(name, door.who)
        if is_shut and shut.setdefault(door and door.who, address) != address:
            continue
        answer = client.get(address.path)
        as_it_must = turned_away(answer) if is_shut else answer.status_code != 401
        if answer.status_code >= 500 or not as_it_must:
            wrong.append(f"{address.name}: {answer.status_code}")
        if canary.encode() in answer.content:
            seen.append(address.name)
    return wrong, seen
