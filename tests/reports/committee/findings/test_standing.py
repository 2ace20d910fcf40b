"""Unanswered and overdue: pure functions of a state and its days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from reports.committee.findings.days import day_for
from reports.committee.findings.standing import Due, is_unanswered, is_waiting, overdue
from reports.committee.findings.states import Progress

DUE = date(2026, 10, 15)
DAY = timedelta(days=1)


@pytest.mark.parametrize("status", Progress)
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_unanswered_is_what_was_sent_and_whose_day_is_over(status, days):
    day = DUE + days * DAY
    was_sent = status == Progress.TRANSMITTED

    assert is_unanswered(status=status, due_on=DUE, day=day) == (was_sent and days > 0)
    assert is_waiting(status=status, due_on=DUE, day=day) == (was_sent and days <= 0)


@pytest.mark.parametrize("status", Progress)
@pytest.mark.parametrize("days", [-1, 0, 1])
@pytest.mark.parametrize("done", [True, False])
def test_overdue_is_what_is_under_way_not_done_and_whose_day_is_over(status, days, done):
    under_way = status in {Progress.ANSWERED, Progress.IMPLEMENTING}

    found = overdue([Due(DUE, done)], status=status, day=DUE + days * DAY)

    assert found == int(under_way and not done and days > 0)


def test_each_step_is_counted_by_its_own_day():
    steps = [Due(DUE, False), Due(DUE + DAY, False), Due(DUE + 2 * DAY, False), Due(DUE, True)]

    assert overdue(steps, status=Progress.IMPLEMENTING, day=DUE + 2 * DAY) == 2


def test_a_day_is_over_where_the_addressee_is(riverton, program, ohio):
    riverton.time_zone = "America/Los_Angeles"
    night = datetime(2026, 10, 16, 5, tzinfo=UTC)  # 1 a.m. in Washington, 10 p.m. in California

    assert day_for(riverton, at=night) == DUE
    assert day_for(program, at=night) == DUE + DAY
    assert day_for(program, at=night - timedelta(hours=2)) == DUE
