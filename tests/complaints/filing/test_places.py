"""A place is found by what people call it."""

import pytest

from complaints.filing.places import MOST, offices_of, place_of, places_called
from portal.jurisdictions.models import Jurisdiction
from tests.factories import county


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("river", ["39901"]),
        ("Riverton County, oh", ["39901"]),
        (" LAKE ", ["39902"]),
        ("county", ["39902", "39901"]),
        ("riverton police", ["39901"]),
        ("OH", ["39902", "39", "39901"]),
        ("Ohio", ["39"]),
        ("river, TX", []),
        ("nowhere", []),
        ("", []),
        (", OH", []),
        ("Secure", []),
    ],
)
def test_places_are_found_by_name_state_and_office(typed, codes, riverton_police, lakeside):
    assert [place.code for place in places_called(typed)] == codes


def test_a_place_that_is_no_longer_listed_is_not_found(riverton):
    Jurisdiction.objects.filter(pk=riverton.pk).update(listed=False)

    assert places_called("river") == []
    assert place_of("39901") is None


def test_no_more_are_offered_than_a_page_holds(ohio):
    for number in range(MOST + 1):
        county(ohio, f"39{number:03}", f"Creek {number:02}")

    assert len(places_called("creek")) == MOST


def test_the_offices_of_a_place_are_its_own(riverton_police, lakeside_sheriff):
    assert offices_of("39901") == [riverton_police]
    assert offices_of("US") == []
