"""What anyone may read of the register: places, their flow, and how many of how many."""

from datetime import date, timedelta

import pytest

from portal.register import selectors as register
from portal.register.moments import Moment
from portal.register.selectors import Wanted
from portal.register.shares import Group
from tests.factories import NOON, event, takes_part

DAY = Moment(day=date(2011, 6, 17))


def codes(moment, **wanted):
    return [place.code for place in register.counties(moment=moment, wanted=Wanted(**wanted))]


def test_counties_stand_by_state_and_name(riverton, lakeside, dade, at_noon):
    assert codes(at_noon) == ["12086", "39902", "39901"]


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
        ({"flow": "L1"}, ["39901"]),
        ({"flow": "L2"}, ["12086", "39902"]),
        ({"request": "NO_RETURN"}, ["39901"]),
        ({"request": "NONE"}, ["12086", "39902"]),
        ({"flow": "L2", "request": "NO_RETURN"}, []),
    ],
)
def test_counties_are_found_by_all_that_is_asked(wanted, found, riverton, lakeside, dade, at_noon):
    takes_part(riverton, "L1")

    assert codes(at_noon, **wanted) == found


def test_each_county_carries_its_flow_and_its_request(riverton, lakeside, at_noon):
    takes_part(riverton, "L1")

    rows = {p.code: (p.flow, p.request) for p in register.counties(moment=at_noon)}

    assert rows == {"39901": ("L1", "NO_RETURN"), "39902": ("L2", "NONE")}


def test_a_day_is_read_by_each_places_own_clocks(riverton, lakeside):
    lakeside.time_zone = "Pacific/Honolulu"
    lakeside.save()
    in_between = DAY.in_zone("America/New_York") + timedelta(hours=2)
    for place in (riverton, lakeside):
        event(place, "ACTIVATION", effective_at=in_between)

    assert codes(DAY, flow="L0") == ["39902"]


@pytest.mark.parametrize(("span", "flow"), [(-1, "L0"), (0, "L2"), (1, "L2")])
def test_an_act_holds_from_its_instant_on(span, flow, riverton):
    takes_part(riverton, "L0")
    takes_part(riverton, "L2", effective_at=NOON)
    moment = Moment(instant=NOON + timedelta(microseconds=span))

    assert [place.flow for place in register.counties(moment=moment)] == [flow]


def test_states_stand_by_name(dade, ohio):
    assert [place.name for place in register.states()] == ["Florida", "Ohio"]


@pytest.mark.parametrize("code", ["39", "US", "39901"])
def test_a_place_of_any_kind_is_found_by_its_code(code, riverton):
    assert register.place(code=code).code == code


@pytest.mark.parametrize("code", ["00000", "", "ohio"])
def test_no_other_code_is_a_place(code, riverton):
    assert register.place(code=code) is None


def test_counts_carry_their_denominators(riverton, lakeside, dade, at_noon):
    riverton.population = 300
    riverton.save()
    takes_part(riverton, "L0")

    counts = register.counts(register.counties(moment=at_noon))

    assert counts.searched.part == Group(1, 1, 300)
    assert counts.whole == Group(3, 1, 300)


def test_what_is_found_is_told_out_of_all(riverton, lakeside, dade, at_noon):
    found = register.find(moment=at_noon, wanted=Wanted(postal="OH"))

    assert found.share.part == Group(2, 0, 0)
    assert found.share.whole == Group(3, 0, 0)


def test_each_state_counts_its_own(riverton, lakeside, dade, at_noon):
    takes_part(riverton, "L0")
    takes_part(dade, "L1")

    rows = {row.state.code: row.counts for row in register.counts_by_state(moment=at_noon)}

    assert {code: counts.whole.places for code, counts in rows.items()} == {"12": 1, "39": 2}
    assert {code: counts.searched.part.places for code, counts in rows.items()} == {
        "12": 1,
        "39": 1,
    }


def test_a_state_without_counties_is_there_with_none(ohio, at_noon):
    [row] = register.counts_by_state(moment=at_noon)

    assert row.counts.whole == Group()


def test_flows_are_known_by_code(riverton, lakeside, at_noon):
    takes_part(riverton, "L1")

    assert register.flow_by_code(moment=at_noon) == {"39901": "L1", "39902": "L2"}


def test_the_live_counties_are_counted(riverton, lakeside, dade):
    takes_part(riverton, "L0")
    takes_part(lakeside, "L1")
    takes_part(dade, "L2")

    assert register.live_count(at=NOON) == (2, 3)


def test_a_place_that_is_not_listed_is_nowhere(riverton, lakeside, at_noon):
    event(riverton, "ACTIVATION")
    riverton.listed = False
    riverton.save()

    assert codes(at_noon) == ["39902"]
    assert register.place(code="39901") is None
    assert register.live_count(at=NOON) == (0, 1)
    assert register.out_of_all(Group()).whole.places == 1
    assert [row.counts.whole.places for row in register.counts_by_state(moment=at_noon)] == [1]
    assert register.flow_by_code(moment=at_noon) == {"39902": "L2"}


def test_names_are_found_by_id(riverton, ohio, program):
    names = register.names_of([riverton.pk, ohio.pk, riverton.pk, 0])

    assert names == {riverton.pk: "Riverton County, OH", ohio.pk: "Ohio"}
