"""The dated rule of notices, by calendar days in Washington."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.committee.meetings.notice import NoRule, days_between, in_time, rule_on


@pytest.mark.parametrize(
    ("day", "days"),
    [
        (date(2001, 8, 20), 15),
        (date(2011, 8, 1), 15),
        (date(2025, 12, 15), 15),
        (date(2025, 12, 16), 7),
        (date(2026, 11, 23), 7),
    ],
)
def test_a_notice_needs_the_days_of_the_rule_of_its_day(day, days):
    assert rule_on(day).days == days


def test_before_the_first_rule_there_is_none():
    with pytest.raises(NoRule):
        rule_on(date(2001, 8, 19))


@pytest.mark.parametrize(("days", "enough"), [(15, True), (14, False)])
def test_in_2011_fifteen_calendar_days_were_enough_and_fourteen_were_not(days, enough):
    noticed = datetime(2011, 8, 1, 12, tzinfo=UTC)

    assert in_time(noticed, noticed + timedelta(days=days)) is enough


def test_the_rule_is_that_of_the_notice_and_not_of_the_meeting():
    noticed = datetime(2025, 12, 15, 17, tzinfo=UTC)

    assert not in_time(noticed, datetime(2025, 12, 29, 17, tzinfo=UTC))
    assert in_time(noticed + timedelta(days=1), datetime(2025, 12, 29, 17, tzinfo=UTC))


def test_days_are_those_of_washington():
    late_evening = datetime(2026, 11, 10, 3, tzinfo=UTC)  # November 9 in Washington

    assert days_between(late_evening, datetime(2026, 11, 16, 15, tzinfo=UTC)) == 7


@given(st.integers(0, 10_000), st.integers(0, 40))
def test_more_days_are_never_too_few(after, days):
    at = datetime(2002, 1, 1, tzinfo=UTC) + timedelta(days=after)
    starts = at + timedelta(days=days)

    assert in_time(at, starts) <= in_time(at, starts + timedelta(days=1))
    assert in_time(at, at + timedelta(days=16))
