from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.detainers.timeline import Timeline

ZERO = datetime(2011, 6, 1, tzinfo=UTC)


def after(hours: float) -> datetime:
    return ZERO + timedelta(hours=hours)


TIMELINE = Timeline.of([(after(0), after(8)), (after(16), after(24)), (after(24), after(30))])


@pytest.mark.parametrize(
    ("hour", "counted"), [(-1, 0), (0, 0), (5, 5), (8, 8), (12, 8), (16, 8), (20, 12), (40, 22)]
)
def test_time_counts_within_the_stretches_alone(hour, counted):
    assert TIMELINE.until(after(hour)) == timedelta(hours=counted)


@pytest.mark.parametrize(("counted", "hour"), [(5, 5), (8, 8), (9, 17), (16, 24), (17, 25)])
def test_the_first_moment_with_so_much_time_before_it(counted, hour):
    assert TIMELINE.when(timedelta(hours=counted)) == after(hour)


def test_a_timeline_that_ends_before_says_so():
    with pytest.raises(IndexError):
        TIMELINE.when(timedelta(hours=22, microseconds=1))


@given(st.timedeltas(timedelta(microseconds=1), timedelta(hours=22)))
def test_when_and_until_are_inverse(counted):
    assert TIMELINE.until(TIMELINE.when(counted)) == counted
