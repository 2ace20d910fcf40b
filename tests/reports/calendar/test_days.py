from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from matching.detainers.holidays import holidays, version_at
from portal.quarters import Quarter
from reports.calendar.days import out_at, quarters_ahead, usual_day, year_after

QUARTERS = st.integers(Quarter(1990, 1).serial, Quarter(2200, 4).serial).map(Quarter.numbered)
SOME_DAYS = st.dates(date(1990, 1, 1), date(2150, 1, 1))


def test_the_usual_day_is_the_first_tuesday_after_75_days():
    assert usual_day(Quarter(2026, 3)) == date(2026, 9, 15)
    assert usual_day(Quarter(2026, 4)) == date(2026, 12, 15)


def test_a_tuesday_that_is_a_holiday_is_left_out():
    # Juneteenth of 2029 is a Tuesday, 80 days after the end of March.
    assert usual_day(Quarter(2029, 2)) == date(2029, 6, 26)


@given(QUARTERS)
def test_every_usual_day_is_a_tuesday_on_which_offices_are_open(quarter):
    day = usual_day(quarter)

    assert day.weekday() == 1
    assert 75 <= (day - quarter.ends).days <= 75 + 13
    assert day not in holidays(day.year, version_at(day))


@given(SOME_DAYS)
def test_about_four_quarters_come_out_in_a_year(day):
    ahead = list(quarters_ahead(datetime(day.year, day.month, day.day, 12, tzinfo=UTC)))

    assert len(ahead) in (3, 4, 5)
    assert all(day <= usual_day(quarter) <= year_after(day) for quarter in ahead)
    assert [quarter.serial - ahead[0].serial for quarter in ahead] == list(range(len(ahead)))


def test_a_release_is_out_at_ten_in_washington_in_summer_and_winter():
    assert out_at(date(2026, 7, 1)) == datetime(2026, 7, 1, 14, tzinfo=UTC)
    assert out_at(date(2026, 12, 1)) == datetime(2026, 12, 1, 15, tzinfo=UTC)


def test_a_year_after_a_leap_day_is_the_first_of_march():
    assert year_after(date(2028, 2, 29)) == date(2029, 3, 1)
    assert year_after(date(2028, 2, 28)) == date(2029, 2, 28)
