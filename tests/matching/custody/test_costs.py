"""What a page of the desk asks of the database, beyond what every page asks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from matching.custody.lists import DUE, FEW_PLACES, LISTS
from portal.jurisdictions import scope
from tests.factories import county
from tests.matching.detainers.policies import trust_act
from tests.matching.detainers.steps import answered, served
from tests.signing_in import signed_in

MOST = 10
# The page of one record reads each of its parts, by key: never one part twice for its rows.
OF_A_RECORD = 24
NOTHING = "/detainers/lists/nothing/"
BEGINS = ("SELECT", "INSERT", "UPDATE", "DELETE")


@pytest.fixture
def cost(client):
    """How many statements a page sends, without the bounds of transactions and scopes.

    The person is signed in before, and has looked at it once.
    """

    def count(who, path, code: int = 200) -> int:
        signed_in(client, who)
        client.get(path)
        scope.leave()
        with CaptureQueriesContext(connection) as sent:
            assert client.get(path).status_code == code
        scope.leave()
        return sum(one["sql"].lstrip("(").startswith(BEGINS) for one in sent)

    return count


@pytest.fixture
def own_cost(cost):
    """What a page costs beyond one that reads nothing: the session, the door, and the header."""
    return lambda who, path: cost(who, path) - cost(who, NOTHING, code=404)


@pytest.mark.parametrize("key", LISTS)
def test_a_list_and_its_file_cost_few_queries(key, own_cost, detainer, jack):
    assert own_cost(jack, f"{reverse('detainer-list', args=[key])}?place=39") <= MOST
    assert own_cost(jack, reverse("detainer-csv", args=[key])) <= MOST


@pytest.mark.parametrize("who", ["jack", "gwen"])
def test_the_first_page_costs_few_queries(who, request, own_cost, detainer):
    assert own_cost(request.getfixturevalue(who), reverse("detainer-home")) <= MOST


def test_to_a_person_of_many_places_the_lists_that_ask_each_detainer_are_links(
    own_cost, detainer, gwen, ohio, client
):
    few = own_cost(gwen, reverse("detainer-home"))
    for number in range(FEW_PLACES):
        county(ohio, f"39{number:03}", f"County {number}")

    many = own_cost(gwen, reverse("detainer-home"))

    page = client.get(reverse("detainer-home")).content.decode()
    assert many == few - sum(one.asks_each for one in DUE)
    assert page.count("Open the list:") == 3


def test_a_page_that_reads_nothing_costs_few_queries_itself(cost, jack):
    assert cost(jack, NOTHING, code=404) <= MOST


@pytest.mark.parametrize("who", ["jack", "otto"])
def test_a_detainer_costs_few_queries_whatever_happened_to_it(
    who, request, own_cost, detainer, jack, ohio
):
    served(detainer, jack)
    answered(detainer, jack)
    trust_act(ohio)

    path = reverse("detainer-detail", args=[detainer.pk])

    assert own_cost(request.getfixturevalue(who), path) <= OF_A_RECORD
