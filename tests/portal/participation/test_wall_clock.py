"""Times of a place: each is one instant, or refused."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.zones import ZONES
from portal.participation.wall_clock import NoSuchTime, instant_of, wall_of

clock = datetime.fromisoformat
MINUTES = st.datetimes(clock("2000-01-02T00:00"), clock("2100-12-30T00:00")).map(
    lambda wall: wall.replace(second=0, microsecond=0)
)


def place(zone="America/New_York") -> Jurisdiction:
    return Jurisdiction(time_zone=zone)


def test_a_time_is_the_places_own():
    assert instant_of(place(), clock("2011-06-01T12:00")) == datetime(2011, 6, 1, 16, tzinfo=UTC)


def test_an_hour_that_the_clocks_leave_out_is_refused():
    with pytest.raises(NoSuchTime, match="leave this hour out"):
        instant_of(place(), clock("2026-03-08T02:30"))


def test_an_hour_that_the_clocks_show_twice_is_refused():
    with pytest.raises(NoSuchTime, match="show this hour twice"):
        instant_of(place(), clock("2026-11-01T01:30"))


@pytest.mark.parametrize("wall", [clock("2026-03-08T03:00"), clock("2026-11-01T02:00")])
def test_the_minute_after_a_change_is_taken(wall):
    assert wall_of(place(), instant_of(place(), wall)) == wall


@pytest.mark.parametrize("year", [1, 1999, 2101, 9999])
def test_a_year_far_away_is_refused(year):
    with pytest.raises(NoSuchTime, match="year from 2000 to 2100"):
        instant_of(place(), clock(f"{year:04}-01-01T00:00"))


def test_where_clocks_never_change_every_time_is_taken():
    assert instant_of(place("America/Phoenix"), clock("2026-03-08T02:30")).hour == 2


@given(MINUTES, st.sampled_from(ZONES))
def test_a_time_is_shown_as_it_was_given_or_is_near_a_change_of_the_clocks(wall, zone):
    try:
        moment = instant_of(place(zone), wall)
    except NoSuchTime:
        around = [wall.replace(tzinfo=ZoneInfo(zone)) + timedelta(hours=h) for h in (-3, 3)]
        assert len({moment.utcoffset() for moment in around}) == 2
    else:
        assert wall_of(place(zone), moment) == wall
