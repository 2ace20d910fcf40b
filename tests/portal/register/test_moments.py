"""The instant that a reader asks about."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.zones import ZONES
from portal.register.moments import Moment, MomentUnclear, read_moment
from tests.factories import NOON

FIRST, LAST = datetime(1900, 1, 2), datetime(2199, 12, 30)  # noqa: DTZ001  as hypothesis asks
NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2011-06-17", Moment(day=date(2011, 6, 17))),
        (" 2011-06-17 ", Moment(day=date(2011, 6, 17))),
        ("2011-06-01T12:00Z", Moment(instant=NOON)),
        ("2011-06-01T08:00:00-04:00", Moment(instant=NOON)),
        ("2011-06-01T14:00:00+02:00", Moment(instant=NOON)),
        ("2011-06-01T14:00:00 02:00", Moment(instant=NOON)),
    ],
)
def test_a_day_and_an_instant_are_read(text, meant):
    assert read_moment(text) == meant


@pytest.mark.parametrize(
    "text",
    ["", "now", "20110617", "2011-W24-5", "2011-6-17", "2011-02-29", "2011-06-17T12:00:00",
     "2011-06-17T25:00Z", "1899-12-31", "2200-01-01", "9999-12-31T23:59:59-23:59",
     "\u0662\u0660\u0661\u0661-06-17", "2011-06-17T12:00Z; --"],
)  # fmt: skip
def test_anything_else_is_unclear(text):
    with pytest.raises(MomentUnclear):
        read_moment(text)


@pytest.mark.parametrize("given", [{}, {"instant": NOON, "day": date(2011, 6, 17)}])
def test_a_moment_is_one_of_the_two(given):
    with pytest.raises(MomentUnclear):
        Moment(**given)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(ZONES))
def test_a_day_stands_for_its_last_instant_by_the_clocks_of_the_place(day, zone):
    last = Moment(day=day).in_zone(zone)

    assert last.astimezone(ZoneInfo(zone)).date() == day
    following = (last + timedelta(microseconds=1)).astimezone(ZoneInfo(zone))
    assert (following.date(), following.hour) == (day + timedelta(days=1), 0)


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2011, 3, 13), 23), (date(2011, 11, 6), 25), (date(2011, 6, 17), 24)],
)
def test_a_day_on_which_clocks_change_is_shorter_or_longer(day, hours):
    before = Moment(day=day - timedelta(days=1)).in_zone(NEW_YORK)

    assert Moment(day=day).in_zone(NEW_YORK) - before == timedelta(hours=hours)


@given(st.datetimes(FIRST, LAST, timezones=st.just(UTC)))
def test_an_instant_is_the_same_everywhere_and_is_written_as_it_is_read(instant):
    moment = Moment(instant=instant)

    assert moment.in_zone(NEW_YORK) == instant
    assert read_moment(str(moment)) == moment


@pytest.mark.parametrize("day", [date(2011, 3, 13), date(2011, 11, 6), date(2011, 6, 17)])
@pytest.mark.parametrize("zone", ZONES)
def test_the_database_reads_a_day_alike(zone, day, program):
    moment = Moment(day=day)
    program.time_zone = zone
    program.save()

    found = Jurisdiction.objects.annotate(moment=moment.in_sql()).get()

    assert found.moment == moment.in_zone(zone)
    assert str(moment) == str(day)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1899-12-31", "1900 to 2199"),
        ("2200-01-01", "1900 to 2199"),
        ("2011-02-30", "no such time"),
        ("yesterday", "A time is a date"),
    ],
)
def test_a_refusal_says_what_is_wrong(text, words):
    with pytest.raises(MomentUnclear, match=words):
        read_moment(text)
