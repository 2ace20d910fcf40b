"""The deadline of a hold, by example."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest

from matching.detainers.clock import HOLD, Deadline, Rule, deadline_of
from matching.detainers.holidays import NotInForce
from tests.matching.detainers.instants import local, table_of, wall

VECTORS = Path(__file__).parents[3] / "../shared/data/detainer_clock_vectors.csv"
PLACES = ["America/New_York", "America/Chicago", "America/Phoenix", "Pacific/Honolulu"]
BEFORE, SINCE = "5USC6103-1986", "5USC6103-2021"


def hold(text: str, zone: str = "America/Chicago", rule: Rule = Rule.REGULATION) -> Deadline:
    start = local(text, zone)
    return deadline_of(start=start, zone=zone, rule=rule, table=table_of(start, zone))


def vectors() -> list[tuple[str, str]]:
    """Worked examples from beside the project, where there are any."""
    if not VECTORS.exists():
        return []
    with VECTORS.open() as rows:
        return [
            (row["start_local"], row["expiry_local_excl_rule"]) for row in csv.DictReader(rows)
        ]


@pytest.mark.parametrize("zone", PLACES)
@pytest.mark.parametrize(("start", "expiry"), vectors())
def test_worked_examples_from_outside(start, expiry, zone):
    assert wall(hold(start, zone).excluding_observed, zone) == expiry


@pytest.mark.parametrize("zone", PLACES)
@pytest.mark.parametrize(
    ("start", "late", "early"),
    [
        ("2012-03-20 14:30", "2012-03-22 14:30", "2012-03-22 14:30"),  # Tuesday of a plain week
        ("2012-03-23 18:15", "2012-03-27 18:15", "2012-03-27 18:15"),  # Friday evening
        ("2012-03-24 07:00", "2012-03-28 00:00", "2012-03-28 00:00"),  # begun on a Saturday
        ("2012-03-25 23:59", "2012-03-28 00:00", "2012-03-28 00:00"),  # begun on a Sunday
        ("2012-03-22 00:00", "2012-03-24 00:00", "2012-03-24 00:00"),  # ends as Saturday begins
        ("2012-05-25 16:00", "2012-05-30 16:00", "2012-05-30 16:00"),  # before Memorial Day
        ("2012-11-21 10:00", "2012-11-26 10:00", "2012-11-26 10:00"),  # before Thanksgiving
        ("2012-07-03 12:00", "2012-07-06 12:00", "2012-07-06 12:00"),  # a holiday on Wednesday
        ("2012-11-09 12:00", "2012-11-14 12:00", "2012-11-13 12:00"),  # Sunday kept on Monday
        ("2015-07-02 12:00", "2015-07-07 12:00", "2015-07-06 12:00"),  # Saturday kept on Friday
        ("2015-07-03 12:00", "2015-07-08 00:00", "2015-07-07 12:00"),  # begun on the Friday kept
        ("2021-12-30 09:00", "2022-01-04 09:00", "2022-01-03 09:00"),  # over New Year
        ("2023-06-16 09:00", "2023-06-21 09:00", "2023-06-21 09:00"),  # Juneteenth on Monday
        ("2020-06-18 09:00", "2020-06-22 09:00", "2020-06-22 09:00"),  # before there was one
        ("2012-03-09 22:00", "2012-03-13 22:00", "2012-03-13 22:00"),  # spring forward on Sunday
        ("2012-11-02 22:00", "2012-11-06 22:00", "2012-11-06 22:00"),  # fall back on Sunday
    ],
)
def test_both_readings_of_the_regulation(start, late, early, zone):
    found = hold(start, zone)

    assert wall(found.excluding_observed, zone) == late
    assert wall(found.counting_observed, zone) == early
    assert wall(found.deadline, zone) == early


def test_the_elapsed_time_over_a_change_of_clocks_is_what_passed():
    found = hold("2011-11-04 22:00")

    assert found.deadline - found.start == timedelta(hours=97)


def test_an_hour_counts_as_elapsed_where_clocks_change_on_a_weekday():
    # Jordan put its clocks forward on Friday, 1 April 2011, at 00:00.
    found = hold("2011-03-31 12:00", "Asia/Amman")

    assert wall(found.deadline, "Asia/Amman") == "2011-04-04 13:00"


def test_the_forms_of_2015_and_2017_count_every_day():
    found = hold("2017-06-30 17:00", rule=Rule.PLAIN)

    assert found.excluding_observed == found.counting_observed == found.start + HOLD


def test_a_week_in_which_the_law_changed_goes_by_the_table_at_the_start():
    start = local("2021-06-16 12:00", "America/Chicago")

    found = deadline_of(start=start, zone="America/Chicago", rule=Rule.REGULATION, table=BEFORE)

    assert wall(found.excluding_observed, "America/Chicago") == "2021-06-18 12:00"


@pytest.mark.parametrize(("day", "table"), [("2021-06-16", SINCE), ("2021-06-17", BEFORE)])
def test_a_table_not_in_force_on_the_local_day_of_the_start_is_refused(day, table):
    start = local(f"{day} 23:30", "America/Chicago")

    with pytest.raises(NotInForce, match=table):
        deadline_of(start=start, zone="America/Chicago", rule=Rule.REGULATION, table=table)


def test_a_start_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="instant"):
        deadline_of(start=datetime(2011, 6, 1), zone="UTC", rule=Rule.PLAIN, table=BEFORE)  # noqa: DTZ001


def test_a_zone_that_never_was_is_refused():
    start = datetime(2011, 6, 1, tzinfo=UTC)

    with pytest.raises(ZoneInfoNotFoundError):
        deadline_of(start=start, zone="America/Atlantis", rule=Rule.PLAIN, table=BEFORE)


def test_parts_of_a_second_are_kept():
    start = datetime(2011, 6, 1, 12, 0, 0, 123_456, tzinfo=UTC)

    found = deadline_of(start=start, zone="UTC", rule=Rule.REGULATION, table=BEFORE)

    assert found.deadline == datetime(2011, 6, 3, 12, 0, 0, 123_456, tzinfo=UTC)
