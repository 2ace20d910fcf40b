"""The deadline of a hold in every zone of the world, over clock changes and holidays."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.detainers.clock import HOLD, Deadline, Rule, deadline_of
from tests.matching.detainers.instants import (
    MINUTE,
    ZONES,
    is_off,
    minutes_counted,
    starts,
    table_of,
)

READINGS = [("excluding_observed", True), ("counting_observed", False)]
TWO_DAYS = HOLD // MINUTE
EVERYWHERE = settings(deadline=None, max_examples=120)


def hold(start: datetime, zone: str, rule: Rule = Rule.REGULATION) -> Deadline:
    return deadline_of(start=start, zone=zone, rule=rule, table=table_of(start, zone))


@pytest.mark.parametrize(("reading", "keeping"), READINGS)
@EVERYWHERE
@given(start=starts())
def test_exactly_48_hours_are_counted(start, reading, keeping):
    moment, zone = start
    found = hold(moment, zone)

    end = getattr(found, reading)

    assert minutes_counted(moment, end, zone, found.table, keeping=keeping) == TWO_DAYS


@pytest.mark.parametrize(("reading", "keeping"), READINGS)
@EVERYWHERE
@given(start=starts())
def test_no_deadline_on_a_day_off_except_as_it_begins(start, reading, keeping):
    moment, zone = start
    found = hold(moment, zone)

    end = getattr(found, reading)

    # A whole minute before the end still counts, so the day off, if it is one, only begins.
    assert not is_off(end - MINUTE, zone, found.table, keeping=keeping)


@EVERYWHERE
@given(start=starts())
def test_never_more_than_48_counted_hours_by_either_reading(start):
    moment, zone = start
    found = hold(moment, zone)

    counted = minutes_counted(moment, found.deadline, zone, found.table, keeping=True)

    assert counted <= TWO_DAYS
    assert found.deadline == found.counting_observed <= found.excluding_observed


@EVERYWHERE
@given(start=starts(), later=st.timedeltas(timedelta(0), timedelta(days=9)))
def test_a_later_start_never_ends_sooner(start, later):
    moment, zone = start

    first, second = hold(moment, zone), hold(moment + later, zone)

    assert first.excluding_observed <= second.excluding_observed
    assert first.counting_observed <= second.counting_observed


@EVERYWHERE
@given(start=starts())
def test_a_plain_hold_is_48_elapsed_hours(start):
    found = hold(*start, rule=Rule.PLAIN)

    assert found.deadline - found.start == HOLD
    assert found.excluding_observed == found.counting_observed


@EVERYWHERE
@given(start=starts(), zone=st.sampled_from(ZONES))
def test_the_zone_that_a_start_is_written_in_changes_nothing(start, zone):
    moment, place = start

    assert hold(moment.astimezone(ZoneInfo(zone)), place) == hold(moment, place)


@EVERYWHERE
@given(start=starts(), microseconds=st.integers(0, 59_999_999))
def test_within_a_minute_the_deadline_moves_with_the_start_or_not_at_all(start, microseconds):
    moment, zone = start
    by = timedelta(microseconds=microseconds)

    first, second = hold(moment, zone), hold(moment + by, zone)

    off = is_off(moment, zone, first.table, keeping=False)
    assert second.counting_observed - first.counting_observed >= (timedelta(0) if off else by)


def test_96_hours_over_a_weekend_and_120_with_a_holiday_beside_it_are_the_most():
    """Every hour of 30 years, on the wall clock of a place whose clocks change."""
    zone, here = "America/New_York", ZoneInfo("America/New_York")
    begin, spans = datetime(1996, 1, 1), set()  # noqa: DTZ001

    for day in range(30 * 365):
        start = begin + timedelta(days=day, hours=day % 24)
        end = hold(start.replace(tzinfo=here), zone).excluding_observed.astimezone(here)
        spans.add((end.replace(tzinfo=None) - start) // timedelta(hours=1))

    assert max(spans) == 120
    assert {48, 72, 96, 120} <= spans
    assert min(spans) == 48
