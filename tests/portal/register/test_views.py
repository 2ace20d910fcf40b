"""The public register: every county, its flow and the decisions about it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.demo.places import found_places
from tests.factories import takes_part


@pytest.fixture
def nation(chief) -> None:
    """All counties and their history."""
    found_places(by=chief, at=timezone.now())


def names(answer) -> list[str]:
    return [row.name for row in answer.context["page_obj"]]


@pytest.mark.parametrize("path", ["/jurisdictions/", "/jurisdictions/?page=63", "/"])
def test_all_counties_are_listed_in_few_queries(path, nation, client):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)

    assert answer.status_code == 200
    assert len(queries) <= 8


def test_the_list_counts_every_county(nation, client):
    assert b"3143 jurisdictions" in client.get("/jurisdictions/").content.replace(b",", b"")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=river", ["Riverton County"]),
        ("q=39902", ["Lakeside County"]),
        ("state=OH", ["Lakeside County", "Riverton County"]),
        ("q=river&state=OH", ["Riverton County"]),
        ("q=nowhere", []),
        ("state=XX", ["Lakeside County", "Riverton County"]),
        ("page=99", ["Lakeside County", "Riverton County"]),
    ],
)
def test_counties_are_searched_by_name_code_and_state(query, found, riverton, lakeside, client):
    answer = client.get(f"/jurisdictions/?{query}")

    assert answer.status_code == 200
    assert names(answer) == found


def test_a_county_says_how_prints_flow_and_since_when(riverton, client):
    takes_part(riverton, "L0", instrument="AGREEMENT", authority="the sheriff")

    page = client.get("/jurisdictions/39901/").content.decode()

    assert "Full: both searches" in page
    assert "Memorandum of agreement of the sheriff, in effect from Dec. 31, 2008" in page


def test_a_decision_of_the_state_is_named_as_the_states(riverton, ohio, client):
    takes_part(ohio, "L2", authority="the legislature")

    assert "(Ohio)" in client.get("/jurisdictions/39901/").content.decode()


@pytest.mark.parametrize("code", ["00000", "39", "US", "39901x"])
def test_what_is_no_county_is_not_found(code, riverton, client):
    assert client.get(f"/jurisdictions/{code}/").status_code == 404


@pytest.mark.parametrize("path", ["/jurisdictions/", "/jurisdictions/39901/"])
def test_the_register_is_only_read(path, riverton, client):
    assert client.post(path).status_code == 405
