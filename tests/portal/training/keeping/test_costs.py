"""A place's pages of training ask the database as often for many people as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.jurisdictions import scope
from tests.portal.training.keeping.people import newcomer
from tests.portal.training.keeping.test_rollcalls import hold
from tests.signing_in import signed_in

MOST = 30
PAGES = ["", "assignments/", "roll-calls/", "roll-calls/new/", "files/"]


def cost(browser, path) -> int:
    """How many statements a page sends that was opened before."""
    browser.get(path)
    scope.leave()
    with CaptureQueriesContext(connection) as sent:
        assert browser.get(path).status_code == 200
    scope.leave()
    return len(sent)


@pytest.mark.parametrize("page", PAGES)
def test_many_people_cost_no_more_than_two(page, client, riverton, mona):
    newcomer(riverton, "nick")
    newcomer(riverton, "nora")
    browser = signed_in(client, mona)
    few = cost(browser, f"/training/39901/{page}")
    for number in range(10):
        newcomer(riverton, f"new{number}")

    assert cost(browser, f"/training/39901/{page}") == few <= MOST


def test_a_roll_call_of_many_costs_no_more_than_one_of_two(client, riverton, mona):
    crew = [newcomer(riverton, f"new{number}") for number in range(10)]
    browser = signed_in(client, mona)
    few = hold(riverton, mona, crew[:2])
    many = hold(riverton, mona, crew[2:])

    def page(session):
        return f"/training/39901/roll-calls/{session.pk}/"

    assert cost(browser, page(many)) == cost(browser, page(few)) <= MOST
