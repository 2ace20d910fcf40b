"""Lengths of time in words."""

from datetime import timedelta

import pytest

from matching.casework.durations import in_days_and_hours

WORDS = {
    timedelta(0): "0 minutes",
    timedelta(minutes=1, seconds=59): "1 minute",
    timedelta(minutes=59, seconds=59): "59 minutes",
    timedelta(hours=1): "1 hour",
    timedelta(hours=23, minutes=59): "23 hours",
    timedelta(days=1): "1 day",
    timedelta(days=2, hours=3): "2 days 3 hours",
}


@pytest.mark.parametrize("length", WORDS)
def test_a_length_of_time_is_said_in_days_and_hours(length):
    assert in_days_and_hours(length) == WORDS[length]
