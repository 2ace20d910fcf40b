from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from portal.jurisdictions.models import Jurisdiction
from portal.quarters import Quarter
from reports.statistics.gathering_places import Place, places_in
from tests.factories import NOON, event, takes_part

DAY = timedelta(days=1)
BEGINS, ENDS = datetime(2011, 4, 1, tzinfo=UTC), datetime(2011, 7, 1, tzinfo=UTC)
SPRING = Quarter(2011, 3)
MOMENTS = st.datetimes(datetime(2011, 1, 1), datetime(2011, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS)
def test_an_instant_is_of_one_quarter_on_the_clocks_of_a_place(moment):
    zone = ZoneInfo("America/Adak")
    edges = [datetime(2011, month, 1, tzinfo=zone) for month in (1, 4, 7, 10)]
    quarters = [Place(0, first, last) for first, last in pairwise(edges)]

    found = [number for number, place in enumerate(quarters, 2) if place.has(moment)]

    assert found == [
        n for n in (2, 3, 4) if Quarter.of(moment.astimezone(zone).date()) == Quarter(2011, n)
    ]


def test_a_stretch_has_its_beginning_and_not_its_end():
    place = Place(39901, BEGINS, ENDS, open_during=((None, BEGINS), (NOON, NOON + DAY)))

    told = {moment: place.took_part(moment) for moment in (BEGINS - DAY, BEGINS, NOON, NOON + DAY)}

    assert list(told.values()) == [True, False, True, False]


def test_a_place_of_which_nothing_is_known_took_no_part():
    place = Place(39901, BEGINS, ENDS)

    assert not place.took_part(NOON)
    assert not place.is_activated(NOON)


def test_a_place_takes_part_by_the_periods_of_the_register(riverton, lakeside):
    takes_part(riverton)
    event(riverton, "OPT_OUT", effective_at=NOON)

    place, other = (places_in(SPRING)[one.pk] for one in (riverton, lakeside))

    assert (place.county, other.county) == (39901, 39902)
    assert [place.took_part(NOON - DAY), place.took_part(NOON)] == [True, False]
    assert place.is_activated(NOON)
    assert not other.is_activated(NOON)


def test_a_place_taken_from_the_list_is_no_county(riverton, ohio):
    Jurisdiction.objects.filter(pk=riverton.pk).update(listed=False)

    places = places_in(SPRING)

    assert (places[riverton.pk].county, places[ohio.pk].county) == (0, 0)
