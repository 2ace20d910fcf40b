"""What a page of the desk asks of the database, beyond what every page asks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from matching.custody.lists import LISTS
from tests.matching.detainers.policies import trust_act
from tests.matching.detainers.steps import answered, served

MOST = 10
BEGINS = ("SELECT", "INSERT", "UPDATE", "DELETE")


def cost(visit, who, path, code: int = 200) -> int:
    """How many statements a visit sends, without the bounds of transactions and scopes."""
    with CaptureQueriesContext(connection) as sent:
        assert visit(who, path).status_code == code
    return sum(one["sql"].startswith(BEGINS) for one in sent)


def own_cost(visit, who, path) -> int:
    """What a page costs beyond one that reads nothing: signing in, the door, and the header."""
    visit(who, path)
    return cost(visit, who, path) - cost(visit, who, "/detainers/lists/nothing/", code=404)


@pytest.mark.parametrize("key", LISTS)
def test_a_list_and_its_file_cost_few_queries(key, visit, detainer, jack):
    assert own_cost(visit, jack, f"{reverse('detainer-list', args=[key])}?place=39") <= MOST
    assert own_cost(visit, jack, reverse("detainer-csv", args=[key])) <= MOST


@pytest.mark.parametrize("who", ["jack", "gwen"])
def test_the_first_page_costs_few_queries(who, request, visit, detainer):
    assert own_cost(visit, request.getfixturevalue(who), reverse("detainer-home")) <= MOST


def test_a_page_that_reads_nothing_costs_few_queries_itself(visit, jack):
    assert cost(visit, jack, "/detainers/lists/nothing/", code=404) <= 16


@pytest.mark.parametrize("who", ["jack", "otto"])
def test_a_detainer_costs_few_queries_whatever_happened_to_it(
    who, request, visit, detainer, jack, ohio
):
    served(detainer, jack)
    answered(detainer, jack)
    trust_act(ohio)

    path = reverse("detainer-detail", args=[detainer.pk])

    assert own_cost(visit, request.getfixturevalue(who), path) <= MOST
