"""Local days where they do not begin at 00:00, do not last 24 hours, or do not come at all."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings

from matching.detainers.local_days import stretches
from tests.matching.detainers.instants import starts


def spelled(zone: str, day: date) -> list[tuple[str, str]]:
    found = stretches(ZoneInfo(zone), day)
    return [(begin.strftime("%H:%M"), str(local)) for begin, _, local in found]


@pytest.mark.parametrize(
    ("zone", "day", "expected"),
    [
        ("UTC", date(2011, 6, 1), [("00:00", "2011-06-01")]),
        # The gap of spring begins at 00:00: the day begins at 01:00.
        (
            "America/Sao_Paulo",
            date(2011, 10, 16),
            [("00:00", "2011-10-15"), ("03:00", "2011-10-16")],
        ),
        # 30 December 2011 never came.
        ("Pacific/Apia", date(2011, 12, 30), [("00:00", "2011-12-29"), ("10:00", "2011-12-31")]),
        # At 00:01 the clocks went back to 23:01 of the day before.
        (
            "America/St_Johns",
            date(2010, 11, 7),
            [
                ("00:00", "2010-11-06"),
                ("02:30", "2010-11-07"),
                ("02:31", "2010-11-06"),
                ("03:30", "2010-11-07"),
            ],
        ),
    ],
)
def test_stretches_of_strange_days(zone, day, expected):
    merged = []
    for begin, name in spelled(zone, day):
        if not merged or merged[-1][1] != name:
            merged.append((begin, name))

    assert merged == expected


@settings(deadline=None)
@given(starts())
def test_stretches_cover_the_day_of_utc_without_gaps(start):
    moment, zone = start

    found = stretches(ZoneInfo(zone), moment.date())

    midnight = datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    assert (found[0][0], found[-1][1]) == (midnight, midnight + timedelta(days=1))
    assert [one[1] for one in found[:-1]] == [one[0] for one in found[1:]]
    assert all(begin < end for begin, end, _ in found)


@settings(deadline=None)
@given(starts())
def test_any_minute_lies_in_the_stretch_of_its_local_day(start):
    moment, zone = start

    (local,) = [
        local
        for begin, end, local in stretches(ZoneInfo(zone), moment.date())
        if begin <= moment < end
    ]

    assert local == moment.astimezone(ZoneInfo(zone)).date()
