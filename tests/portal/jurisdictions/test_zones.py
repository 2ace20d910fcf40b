"""A county keeps its own state's time, or the zone that its exception names."""

from zoneinfo import ZoneInfo

import pytest

from portal.jurisdictions.zones import COUNTY_ZONES, STATE_ZONES, ZONES, zone_of

SPLIT = {"02", "12", "16", "18", "20", "21", "26", "31", "38", "41", "46", "47", "48"}


@pytest.mark.parametrize(
    ("fips", "zone"),
    [
        ("47001", "America/New_York"),
        ("47157", "America/Chicago"),
        ("48141", "America/Denver"),
        ("48201", "America/Chicago"),
        ("02016", "America/Adak"),
        ("16009", "America/Los_Angeles"),
        ("41045", "America/Boise"),
        ("46102", "America/Denver"),
        ("72127", "America/Puerto_Rico"),
        ("04", "America/Phoenix"),
    ],
)
def test_a_place_keeps_the_time_of_its_state_or_its_own(fips, zone):
    assert zone_of(fips) == zone


def test_only_split_states_have_exceptions_and_none_repeats_its_state():
    assert {fips[:2] for fips in COUNTY_ZONES} == SPLIT
    assert all(STATE_ZONES[fips[:2]] != zone for fips, zone in COUNTY_ZONES.items())


def test_every_zone_is_one_that_a_place_may_have():
    used = {*STATE_ZONES.values(), *COUNTY_ZONES.values()}

    assert used <= set(ZONES)
    assert all(ZoneInfo(zone) for zone in ZONES)


def test_an_unknown_state_has_no_zone():
    with pytest.raises(KeyError):
        zone_of("99001")
