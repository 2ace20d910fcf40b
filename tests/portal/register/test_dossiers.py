"""Everything that the page of one place shows."""

import pytest

from portal.register.dossiers import dossier
from portal.register.moments import Moment
from tests.factories import NOON, event, takes_part

AT_NOON = Moment(instant=NOON)


def contrary(code="39") -> list[str]:
    found = dossier(code=code, moment=AT_NOON)
    return [member.place.code for member in found.members if member.is_contrary]


def test_a_county_has_no_places_below(riverton):
    found = dossier(code="39901", moment=AT_NOON)

    assert (found.members, found.states, found.counts) == ([], [], None)
    assert found.at == NOON


def test_a_state_lists_its_own_counties(riverton, lakeside, dade):
    found = dossier(code="39", moment=AT_NOON)

    assert [member.place.code for member in found.members] == ["39902", "39901"]
    assert found.counts.whole.places == 2


def test_the_program_counts_every_state(riverton, dade):
    found = dossier(code="US", moment=AT_NOON)

    assert [row.state.code for row in found.states] == ["12", "39"]
    assert found.counts.whole.places == 2


def test_there_is_none_of_a_place_that_is_not_there(riverton):
    assert dossier(code="00000", moment=AT_NOON) is None


@pytest.mark.parametrize(
    ("of_state", "of_county", "expected"),
    [
        ("L2", "L0", ["39901"]),
        ("L2", "L1", ["39901"]),
        ("L2", "L2", []),
        ("L0", "L2", ["39901"]),
        ("L1", "L1", []),
        (None, "L2", []),
    ],
)
def test_a_county_is_contrary_that_asks_for_another_flow(
    of_state, of_county, expected, riverton, ohio
):
    event(riverton, "ACTIVATION")
    takes_part(riverton, of_county)
    if of_state:
        takes_part(ohio, of_state)

    assert contrary() == expected


def test_a_county_that_asked_for_nothing_or_no_longer_is_not_contrary(riverton, lakeside, ohio):
    takes_part(ohio, "L2")
    event(riverton, "ACTIVATION")
    asked = takes_part(lakeside, "L1")
    event(lakeside, "WITHDRAWAL", concerns=asked, effective_at=NOON)

    assert contrary() == []
