"""A deadline ends with its last day, over weekends, holidays, pauses and changes of the clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.deadlines.days import Kind, counted_between, is_off
from complaints.deadlines.due import Break, due_at, end_of, last_day
from complaints.deadlines.rules import Key, Rule

NEW_YORK = "America/New_York"
DAY = timedelta(days=1)
KINDS = st.sampled_from(Kind)
DAYS = st.dates(date(2009, 1, 1), date(2035, 12, 31))
NUMBERS = st.integers(1, 200)
ZONES = st.sampled_from(
    ["UTC", NEW_YORK, "America/Phoenix", "Pacific/Honolulu", "Pacific/Guam", "America/Havana"]
)
working = Kind.WORKING


def rule(days: int, kind: Kind = Kind.CALENDAR) -> Rule:
    return Rule(key=Key.LETTER, since=date(2008, 1, 1), days=days, kind=kind)


RULES = st.builds(rule, NUMBERS, KINDS)


@st.composite
def pauses(draw, begins=DAYS):
    first = draw(begins)
    return Break(first, first + draw(st.integers(0, 60)) * DAY)


@pytest.mark.parametrize(
    ("start", "days", "kind", "last"),
    [
        (date(2026, 11, 2), 5, working, date(2026, 11, 9)),  # Monday to Monday
        (date(2026, 11, 6), 5, working, date(2026, 11, 16)),  # Veterans Day on Wednesday
        (date(2026, 11, 7), 5, working, date(2026, 11, 16)),  # began on a Saturday
        (date(2026, 11, 20), 5, working, date(2026, 11, 30)),  # Thanksgiving
        (date(2021, 12, 23), 5, working, date(2022, 1, 3)),  # Christmas and New Year kept early
        (date(2026, 6, 29), 5, working, date(2026, 7, 7)),  # Independence Day kept on Friday
        (date(2021, 6, 11), 5, working, date(2021, 6, 21)),  # the first Juneteenth, kept
        (date(2026, 1, 1), 180, Kind.CALENDAR, date(2026, 6, 30)),
        (date(2024, 2, 28), 1, Kind.CALENDAR, date(2024, 2, 29)),
    ],
)
def test_the_days_are_counted_by_the_calendar(start, days, kind, last):
    assert last_day(rule(days, kind), start) == last


@pytest.mark.parametrize(
    ("start", "hours"),
    [
        (datetime(2026, 3, 7, 5, tzinfo=UTC), 47),  # clocks go forward on 8 March
        (datetime(2026, 10, 31, 4, tzinfo=UTC), 49),  # and back on 1 November
        (datetime(2026, 6, 1, 4, tzinfo=UTC), 48),
    ],
)
def test_a_day_has_as_many_hours_as_the_clocks_of_the_place_give_it(start, hours):
    ends = due_at(rule(1), start, zone=NEW_YORK)

    assert ends - start == timedelta(hours=hours)


def test_the_place_says_which_day_it_is():
    late_evening = datetime(2026, 11, 3, 3, tzinfo=UTC)  # still 2 November in New York

    assert due_at(rule(1), late_evening, zone=NEW_YORK) == datetime(2026, 11, 4, 5, tzinfo=UTC)
    assert due_at(rule(1), late_evening, zone="UTC") == datetime(2026, 11, 5, tzinfo=UTC)


def test_a_midnight_that_the_clocks_leave_out_ends_the_day_all_the_same():
    ends = end_of(date(2026, 3, 7), "America/Havana")  # 00:00 becomes 01:00

    assert ends == datetime(2026, 3, 8, 5, tzinfo=UTC)
    assert ends.astimezone(ZoneInfo("America/Havana")).hour == 1


@given(RULES, DAYS)
def test_the_day_of_the_event_is_not_counted_and_every_counted_day_is(one, start):
    last = last_day(one, start)

    assert last > start
    assert counted_between(start, last, one.kind) == one.days


@given(NUMBERS, DAYS)
def test_no_deadline_in_working_days_ends_on_a_day_off(days, start):
    assert not is_off(last_day(rule(days, working), start))


@given(RULES, DAYS, st.integers(0, 30), st.integers(0, 30), pauses())
def test_what_begins_later_or_lasts_longer_ends_no_earlier(one, start, later, more, pause):
    usual = last_day(one, start, breaks=[pause])

    assert last_day(one, start, breaks=[pause], more=more) >= usual
    assert last_day(one, start + later * DAY) >= last_day(one, start)


@given(NUMBERS, DAYS, st.data(), st.integers(0, 60))
def test_a_pause_of_so_many_days_moves_a_calendar_deadline_by_as_many(days, start, data, length):
    first = data.draw(st.integers(0, days))
    pause = Break(start + first * DAY, start + (first + length) * DAY)

    assert last_day(rule(days), start, breaks=[pause]) == start + (days + length) * DAY


def test_a_pause_that_ends_on_a_weekend_leaves_the_next_working_day():
    friday = date(2026, 11, 6)

    last = last_day(rule(4, working), date(2026, 11, 2), breaks=[Break(friday, friday + 2 * DAY)])

    assert last == date(2026, 11, 9)


@given(RULES, DAYS, st.data(), st.integers(0, 60))
def test_nothing_is_missed_while_it_is_paused(one, start, data, length):
    usual = last_day(one, start)
    first = start + data.draw(st.integers(0, (usual - start).days)) * DAY
    paused = last_day(one, start, breaks=[Break(first, first + length * DAY)])

    assert paused >= max(usual, first + length * DAY)
    assert one.kind == Kind.CALENDAR or not is_off(paused)


@given(RULES, DAYS, st.integers(0, 40), st.integers(0, 40))
def test_a_longer_pause_never_ends_a_deadline_earlier(one, start, length, more):
    short, long = (Break(start, start + n * DAY) for n in (length, length + more))

    assert last_day(one, start, breaks=[long]) >= last_day(one, start, breaks=[short])


@given(RULES, DAYS, pauses())
def test_a_pause_that_is_over_or_comes_too_late_moves_nothing(one, start, pause):
    usual = last_day(one, start)
    before = Break(start - 40 * DAY, start)
    after = Break(usual + DAY, usual + 40 * DAY)

    assert last_day(one, start, breaks=[before, after]) == usual


@given(RULES, DAYS, st.times(), ZONES)
def test_it_ends_at_the_first_instant_of_a_day_of_the_place(one, day, hour, zone):
    start = datetime.combine(day, hour, UTC)

    ends = due_at(one, start, zone=zone)

    here, moment_before = (
        at.astimezone(ZoneInfo(zone)).date() for at in (ends, ends - timedelta(seconds=1))
    )
    assert ends > start
    assert moment_before == last_day(one, start.astimezone(ZoneInfo(zone)).date())
    assert here == moment_before + DAY
