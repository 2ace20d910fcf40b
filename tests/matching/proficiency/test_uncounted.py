"""Known-answer pairs are in no public figure, on no list, and in the error rates alone."""

import re
from itertools import product

import pytest
from django.urls import get_resolver

from matching.casework.lists import WORKLISTS
from matching.custody.lists import LISTS
from matching.holds.counts import overdue_counts
from matching.proficiency.prints import make_pair
from matching.proficiency.seeding import ORI, seed_pair
from matching.proficiency.selectors import known_pairs, measured
from matching.voiding.selectors import matches, void_counts, wrongful_matches
from portal.doors import OPEN
from portal.entrances import ENTRANCES
from portal.jurisdictions.roles import give_role
from portal.register.selectors import live_count
from tests.factories import LONG_AGO, NOON
from tests.matching.casework import casework, conclude_all
from tests.matching.factories import now, within
from tests.matching.policy.rules import oversight
from tests.matching.voiding.steps import match_in_criminal
from tests.signing_in import signed_in

# Doors that show nothing of any record.
WORDLESS = {"set_language", "account_login", "mfa_authenticate", "api-schema", "notice-close"}
STAFF = [
    *product(["susan", "omar", "sara"], ["/casework/", "/casework/clocks/"]),
    *product(["susan"], [f"/casework/lists/{key}/" for key in WORKLISTS]),
    *product(["paul", "jack"], ["/detainers/", "/detainers/clocks/", "/bookings/"]),
    *product(["paul"], [f"/detainers/lists/{key}/" for key in LISTS]),
    ("susan", "/casework/voids/"),
    ("ingrid", "/complaints/"),
    ("olga", "/operations/"),
    ("petra", "/training/US/"),
]


def public_paths() -> list[str]:
    """Every page that is open to everybody and asks for no word of its own; the program's."""
    found = get_resolver().reverse_dict
    wanted = [name for name, door in ENTRANCES.items() if door == OPEN and name not in WORDLESS]
    ways = {name: found[name][0][0] for name in wanted if name in found}
    asked = {name: way for name, way in ways.items() if set(way[1]) <= {"fips"}}
    return ["/" + way[0] % {"fips": "US"} for way in asked.values()]


def seen(browser, path: str) -> bytes:
    """What a page shows, without what differs each time it is asked for."""
    answer = browser.get(path)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return re.sub(rb'(csrfmiddlewaretoken" value="|nonce-?=?")[^"]*', rb"\1", content)


def seed(program, *answers: bool) -> None:
    """Pairs of which these are the answers, each identified by both examiners."""
    for number, same in enumerate(answers):
        pair = make_pair(seed=70 + number, same=same, pictured=False)
        seed_pair(program=program, pair=pair, same=same, at=now())
    conclude_all()


@pytest.fixture
def noon(time_machine, now):
    """One moment for everything that a page says of the time."""
    time_machine.move_to(now, tick=False)


def test_every_page_but_the_examiners_own_is_as_it_was(
    client, program, riverton, noon, request, paul
):
    give_role(user=paul, role="CUSTODY", jurisdiction=program, by=None, at=NOON)
    give_role(user=paul, role="READER", jurisdiction=program, by=None, at=NOON)
    people = {name: request.getfixturevalue(name) for name, _path in STAFF}
    conclude_all()  # makes the examiners

    def look() -> dict[object, bytes]:
        client.logout()
        shown: dict[object, bytes] = {path: seen(client, path) for path in public_paths()}
        for name, path in STAFF:
            shown[name, path] = seen(signed_in(client, people[name]), path)
        return shown

    before = look()
    seed(program, True, False)
    after = look()

    assert {"/", "/holds/", "/examiners/", "/jurisdictions/", "/wrongful-matches/"} < before.keys()
    assert {key for key in before if before[key] != after[key]} == set()
    assert not any(ORI.encode() in page or b"KP-" in page for page in after.values())


def test_no_figure_and_no_list_counts_them(program, riverton, susan, paul):
    seed(program, True, False)

    assert overdue_counts().total == 0
    assert live_count(at=now()) == (0, 1)
    assert not wrongful_matches().exists()
    with casework():
        assert not matches().exists()
        assert void_counts(since=LONG_AGO, before=now()) == {}
        assert [key for key, one in WORKLISTS.items() if one.rows(susan).exists()] == []
    with within(program):
        assert [key for key, one in LISTS.items() if one.rows([program.pk]).exists()] == []


def test_the_error_rates_count_them_and_no_other_pair(
    program, riverton_police, rosa, galleries, joined
):
    match_in_criminal(riverton_police, rosa)
    seed(program, True, False)

    with oversight():
        assert known_pairs() == 2
        assert [row.tally.pairs for row in measured()] == [2, 2]
