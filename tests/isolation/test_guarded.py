"""Voids, examiners' pairs, training, notices and complaints: who is let in, door by door.

The walk of all roles asks whether each door does what the table of entrances says; this asks
whether the table says what it must, and that nothing comes of what others send.
"""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from complaints.models import Complaint
from matching.searches.models import Candidate
from matching.voiding.models import Void
from tests.isolation.world import snapshot
from tests.signing_in import signed_in

EVERYBODY = {
    "susan", "sara", "omar", "iris", "ingrid", "inez", "dora", "olga",
    "chief", "jack", "rosa", "otto", "mona", "luca",
    "leo", "lars", "petra", "stella", "paul", "nobody",
}  # fmt: skip
COMPLAINTS = {"ingrid", "inez", "dora"}
# The pages by name, with the row in their address, the code of being let in, and who is.
DOORS = {
    ("void-list", None, 200): {"susan", "chief"},
    ("void-new", Candidate, 404): {"susan", "chief"},  # the match is void already
    ("void-detail", Void, 200): {"susan", "chief"},
    ("examiner-list", None, 200): {"chief"},
    ("complaint-list", None, 200): COMPLAINTS,
    ("complaint-detail", Complaint, 200): COMPLAINTS,
    ("complaint-evidence-list", Complaint, 200): COMPLAINTS,
    ("training", None, 200): EVERYBODY,
    ("training-place", "39901", 200): {"mona", "stella"},
}
PUBLIC = ["wrongful-match-list", "wrongful-match-csv", "examiner-figures", "notice"]
BEHIND = ["notice-hold", "notice-claim", "notice-complaint", "notice-complaint-received"]
# What would void, look, record or complain if it were let in; the words are those of each form.
SENT = {
    "found": "OTHER", "reason": "Sent.", "status": "CONFIRMED", "opinion": "Sent.",
    "module": "detainers", "completed_on": "2011-06-01", "topic": "OTHER", "words": "Sent.",
    "kind": "VICTIM", "speaker": "PERSON",
}  # fmt: skip


@pytest.fixture
def quiet():
    """Hundreds of refusals are expected, and none needs a line."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


def paths(rows) -> dict[str, str]:
    """The address of each door with Riverton's rows."""
    arguments = {
        name: [] if row is None else [row if isinstance(row, str) else rows[row].pk]
        for name, row, _code in DOORS
    }
    return {name: reverse(name, args=given) for name, given in arguments.items()}


def test_each_door_shows_its_page_to_whom_it_must_and_to_nobody_else(quiet, neighbors, request):
    let_in = {door: set() for door in DOORS}

    for who in EVERYBODY:
        browser = signed_in(Client(raise_request_exception=False), request.getfixturevalue(who))
        ways = paths(neighbors.theirs)
        for door in DOORS:
            answer = browser.get(ways[door[0]])
            assert answer.status_code in (200, 403, 404), (who, door)
            let_in[door] |= {who} if answer.status_code == door[2] else set()
        assert {browser.get(reverse(name)).status_code for name in PUBLIC} == {200}
        assert {browser.get(reverse(name)).status_code for name in BEHIND} == {302}

    assert let_in == DOORS


def test_nothing_comes_of_what_is_sent_by_those_who_are_not_let_in(
    quiet, neighbors, riverton, request, admin_connection
):
    people = {who: request.getfixturevalue(who) for who in EVERYBODY}
    before = snapshot(admin_connection, riverton)
    ways = paths(neighbors.theirs)

    for who, person in people.items():
        browser = signed_in(Client(raise_request_exception=False), person)
        for (name, *_row), let_in in DOORS.items():
            if who not in let_in:
                sent = browser.post(ways[name], SENT | {"user": person.pk})
                assert sent.status_code in (403, 404, 405), (who, name)
        for name in BEHIND:
            assert browser.post(reverse(name), SENT).status_code in (302, 405)

    assert snapshot(admin_connection, riverton) == before
