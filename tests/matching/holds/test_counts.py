"""The public count of holds past their deadline."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.holds import services
from matching.holds.counts import Quarter, overdue_counts
from tests.matching.factories import now, within
from tests.matching.holds.steps import HOUR, due, ended, overdue_in


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2010, 10, 1), Quarter(2011, 1)),
        (date(2010, 12, 31), Quarter(2011, 1)),
        (date(2011, 1, 1), Quarter(2011, 2)),
        (date(2011, 6, 30), Quarter(2011, 3)),
        (date(2011, 7, 1), Quarter(2011, 4)),
        (date(2011, 9, 30), Quarter(2011, 4)),
    ],
)
def test_the_federal_fiscal_year_begins_in_october(day, quarter):
    assert Quarter.of(day) == quarter


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_later_day_is_in_no_earlier_quarter(day):
    assert Quarter.of(day) <= Quarter.of(day + timedelta(days=31))
    assert 1 <= Quarter.of(day).number <= 4


def test_no_hold_is_no_count(program):
    assert overdue_counts() == type(overdue_counts())(0, 0, ())


def test_a_hold_past_its_deadline_is_counted_in_the_quarter_of_its_local_day(detainer, jack):
    clock = due(detainer, jack, now() - 60 * HOUR)
    services.sweep(at=now())

    counts = overdue_counts()

    (overdue,) = overdue_in(detainer.jurisdiction)
    assert counts.by_quarter == ((Quarter.of(overdue.deadline_date), 1),)
    assert overdue.deadline_at == clock.deadline_at


def test_an_explanation_or_an_end_takes_nothing_from_the_count(detainer, jack):
    clock = due(detainer, jack, now() - 60 * HOUR)
    services.sweep(at=now())
    (overdue,) = overdue_in(detainer.jurisdiction)
    with within(detainer.jurisdiction):
        services.explain_overdue(overdue_id=overdue.pk, words="No car.", by=jack, at=now())

    ended(detainer, jack, clock.deadline_at + HOUR)

    assert (overdue_counts().total, overdue_counts().reported_late) == (1, 0)


def test_an_end_in_time_that_was_reported_late_is_told_apart(detainer, jack):
    clock = due(detainer, jack, now() - 60 * HOUR)
    services.sweep(at=now())

    ended(detainer, jack, clock.deadline_at)

    assert (overdue_counts().total, overdue_counts().reported_late) == (1, 1)
