"""What anyone may read of the register, and the two public pages."""

from datetime import timedelta

import pytest

from portal.register import selectors as register
from tests.factories import NOON, county, takes_part, state


@pytest.fixture
def dade(program):
    """A county of another state."""
    return county(state(program, "12", "FL", "Florida"), "12086", "Miami-Dade County")


def codes(**wanted):
    return [place.code for place in register.counties(at=NOON, **wanted)]


def test_counties_stand_by_state_and_name(riverton, lakeside, dade):
    assert codes() == ["12086", "39902", "39901"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"q": "river"}, ["39901"]),
        ({"q": "39902"}, ["39902"]),
        ({"q": "3990"}, []),
        ({"q": "ohio"}, []),
        ({"q": "%"}, []),
        ({"q": "'; --"}, []),
        ({"postal": "fl"}, ["12086"]),
        ({"postal": "OH", "q": "county"}, ["39902", "39901"]),
        ({"postal": "FL", "q": "river"}, []),
        ({"postal": "ZZ"}, []),
    ],
)
def test_counties_are_found_by_name_code_and_state(wanted, found, riverton, lakeside, dade):
    assert codes(**wanted) == found


def test_each_county_carries_its_flow(riverton, lakeside):
    takes_part(riverton, "L1")

    flows = {place.code: place.flow for place in register.counties(at=NOON)}

    assert flows == {"39901": "L1", "39902": "L2"}


def test_states_stand_by_name(dade, ohio):
    assert [place.name for place in register.states()] == ["Florida", "Ohio"]


@pytest.mark.parametrize("code", ["39", "US", "00000", ""])
def test_only_a_county_is_a_county(code, riverton):
    assert register.county(code="39901") == riverton
    assert register.county(code=code) is None


def test_a_place_that_never_joined_is_explained(riverton):
    flow, words = register.explain(jurisdiction=riverton, at=NOON)

    assert flow == "L2"
    assert words.startswith("Riverton County, OH has not joined")


def test_a_places_own_decision_is_explained(riverton):
    takes_part(riverton, "L0", instrument="RESOLUTION", authority="the county board")

    flow, words = register.explain(jurisdiction=riverton, at=NOON)

    assert flow == "L0"
    assert "Resolution of the county board, in effect from Dec. 31, 2008, 7 p.m. EST" in words


def test_a_decision_from_above_is_explained(riverton, ohio):
    takes_part(riverton, "L0")
    takes_part(ohio, "L2", instrument="STATUTE", authority="the legislature")

    flow, words = register.explain(jurisdiction=riverton, at=NOON)

    assert flow == "L2"
    assert "Statute of the legislature" in words


def test_decisions_about_a_place_include_those_above(riverton, lakeside, ohio, program):
    wanted = [
        takes_part(place, effective_at=NOON - timedelta(days=day))
        for day, place in enumerate((riverton, ohio, program))
    ]
    takes_part(lakeside)

    assert list(register.decisions_about(riverton)) == wanted


def test_the_live_counties_are_counted(riverton, lakeside, dade):
    takes_part(riverton, "L0")
    takes_part(lakeside, "L1")
    takes_part(dade, "L2")

    assert register.live_count(at=NOON) == (2, 3)


def test_names_are_found_by_id(riverton, ohio, program):
    names = register.names_of([riverton.pk, ohio.pk, riverton.pk, 0])

    assert names == {riverton.pk: "Riverton County, OH", ohio.pk: "Ohio"}


def test_the_list_of_counties_is_open_to_anyone(client, riverton, lakeside):
    page = client.get("/jurisdictions/", {"q": "river"})

    assert page.status_code == 200
    assert "Riverton County" in page.content.decode()
    assert "Lakeside County" not in page.content.decode()


@pytest.mark.parametrize("query", ["?page=x", "?page=-1", "?page=99", "?state=ZZ", "?q=%00"])
def test_a_query_that_makes_no_sense_shows_the_list(query, client, riverton):
    assert client.get(f"/jurisdictions/{query}").status_code == 200


def test_a_countys_page_says_why(client, riverton):
    takes_part(riverton, "L0", authority="the county board")

    page = client.get("/jurisdictions/39901/").content.decode()

    assert "Riverton County" in page
    assert "the county board" in page


@pytest.mark.parametrize("fips", ["00000", "39", "x"])
def test_no_other_code_has_a_page(fips, client, riverton):
    assert client.get(f"/jurisdictions/{fips}/").status_code == 404


@pytest.mark.parametrize("path", ["/jurisdictions/", "/jurisdictions/39901/"])
def test_the_register_is_only_read(path, client, riverton):
    assert client.post(path).status_code == 405
