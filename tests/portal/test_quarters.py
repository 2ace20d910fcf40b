"""Fiscal quarters tile the days, and their names are read back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.quarters import Quarter

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
QUARTERS = DAYS.map(Quarter.of)


@pytest.mark.parametrize(
    ("name", "begins", "ends"),
    [
        ("2011Q1", date(2010, 10, 1), date(2010, 12, 31)),
        ("2011Q2", date(2011, 1, 1), date(2011, 3, 31)),
        ("2011Q3", date(2011, 4, 1), date(2011, 6, 30)),
        ("2011Q4", date(2011, 7, 1), date(2011, 9, 30)),
        ("2012Q2", date(2012, 1, 1), date(2012, 3, 31)),
    ],
)
def test_a_fiscal_year_begins_in_october(name, begins, ends):
    quarter = Quarter.named(name)

    assert (quarter.begins, quarter.ends) == (begins, ends)


@given(DAYS)
def test_each_day_is_in_its_quarter_and_in_no_other(day):
    quarter = Quarter.of(day)

    assert quarter.begins <= day <= quarter.ends
    assert quarter.shifted(-1).ends < day < quarter.shifted(1).begins


@given(QUARTERS)
def test_quarters_follow_one_another_without_a_gap(quarter):
    assert quarter.ends + timedelta(days=1) == quarter.shifted(1).begins
    assert quarter < quarter.shifted(1)


@given(QUARTERS, st.integers(-200, 200), st.integers(-200, 200))
def test_shifts_add_up(quarter, one, other):
    assert quarter.shifted(one).shifted(other) == quarter.shifted(one + other)


@given(QUARTERS)
def test_a_name_is_read_back_and_sorts_as_time_does(quarter):
    assert Quarter.named(str(quarter)) == quarter
    assert str(quarter) < str(quarter.shifted(1))


@pytest.mark.parametrize(
    "name", ["", "2011Q0", "2011Q5", "11Q3", "2011q3", "2011Q3 ", "Q3", "0000Q1"]
)
def test_what_names_no_quarter_is_refused(name):
    with pytest.raises(ValueError, match="quarter"):
        Quarter.named(name)
