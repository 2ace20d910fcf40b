"""The holidays of 5 USC 6103, by version of the law."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.detainers.holidays import (
    JUNETEENTH_ACT,
    TABLES,
    NotInForce,
    holidays,
    observed,
    table_named,
    version_at,
)

BEFORE, SINCE = "5USC6103-1986", "5USC6103-2021"
YEARS = st.integers(1986, 2100)


def test_the_holidays_of_a_year_are_ten():
    assert sorted(holidays(2011, BEFORE)) == [
        date(2011, 1, 1),
        date(2011, 1, 17),
        date(2011, 2, 21),
        date(2011, 5, 30),
        date(2011, 7, 4),
        date(2011, 9, 5),
        date(2011, 10, 10),
        date(2011, 11, 11),
        date(2011, 11, 24),
        date(2011, 12, 25),
    ]


def test_juneteenth_is_a_holiday_from_2021_on():
    with_it = [year for year in range(2015, 2030) if date(year, 6, 19) in holidays(year, SINCE)]

    assert with_it == list(range(2021, 2030))


def test_the_old_table_never_hears_of_juneteenth():
    assert date(2022, 6, 19) not in holidays(2022, BEFORE)


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2010, {date(2010, 12, 24), date(2010, 7, 5), date(2010, 12, 31)}),  # 2011 begins early
        (2011, {date(2011, 12, 26)}),
        (2021, {date(2021, 6, 18), date(2021, 7, 5), date(2021, 12, 24), date(2021, 12, 31)}),
        (2024, set()),
    ],
)
def test_days_off_in_place_of_weekend_holidays(year, days):
    assert observed(year, SINCE) == days


@given(YEARS)
def test_no_day_kept_in_place_of_another_is_on_a_weekend_or_a_holiday_itself(year):
    kept = observed(year, SINCE)

    assert all(day.weekday() < 5 for day in kept)
    assert not kept & holidays(year, SINCE)


@given(YEARS)
def test_every_holiday_on_a_weekend_is_kept_on_the_nearest_weekday(year):
    weekend = {day for day in holidays(year, SINCE) if day.weekday() > 4}
    kept = observed(year, SINCE) | observed(year - 1, SINCE)

    assert all(any(abs((day - other).days) == 1 for other in kept) for day in weekend)


@given(YEARS, st.sampled_from(sorted(TABLES)))
def test_a_holiday_that_is_the_nth_weekday_falls_in_its_week(year, version):
    days = holidays(year, version)
    thanksgiving = [d for d in days if d.month == 11 and d.weekday() == 3 and d.day != 11]
    memorial = [d for d in days if d.month == 5]

    assert [22 <= d.day <= 28 for d in thanksgiving] == [True]
    assert [d.weekday() == 0 and d.day > 24 for d in memorial] == [True]


@given(st.dates(min_value=date(1986, 1, 1)))
def test_exactly_one_table_is_in_force_on_a_day(day):
    in_force = [table.version for table in TABLES.values() if table.covers(day)]

    assert in_force == [version_at(day)]


def test_the_new_table_is_in_force_from_the_day_of_its_act():
    day_before = date.fromordinal(JUNETEENTH_ACT.toordinal() - 1)

    assert (version_at(day_before), version_at(JUNETEENTH_ACT)) == (BEFORE, SINCE)


def test_no_table_was_in_force_before_the_first():
    with pytest.raises(NotInForce, match="1985-12-31"):
        version_at(date(1985, 12, 31))


def test_a_table_that_never_was_is_refused():
    with pytest.raises(NotInForce, match="5USC6103-1850"):
        table_named("5USC6103-1850")
