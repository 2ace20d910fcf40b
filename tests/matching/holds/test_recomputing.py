"""Running clocks computed anew: agreement is silent, a difference is an alarm and a line."""

from datetime import timedelta

import pytest

from matching.holds import services
from tests.matching.factories import now
from tests.matching.holds.steps import (
    HOUR,
    alarms_of,
    clock_of,
    due,
    ended,
    holding,
    trail_of,
)


@pytest.mark.parametrize("form", ["DEC2011", "I247D", "I247A"])
def test_what_is_computed_anew_agrees_with_what_is_stored(
    form, galleries, joined, riverton_police, rosa, sara, omar, jack
):
    due(holding(riverton_police, rosa, sara, omar, jack, form), jack)

    found = services.recompute(at=now())

    assert (found.clocks, found.differing) == (1, ())
    assert trail_of("clock.differs") == []


def test_a_difference_is_an_alarm_and_a_line_and_no_change(detainer, jack, shifted):
    clock = shifted(due(detainer, jack), hours=1)

    found = services.recompute(at=now())

    (line,) = trail_of("clock.differs")
    assert found.differing == (clock.pk,)
    assert alarms_of(detainer.jurisdiction) == ["DIFFERS"]
    assert line.detail["stored"][2] == clock.deadline_at.isoformat()
    assert line.detail["computed"][2] == (clock.deadline_at - HOUR).isoformat()
    assert clock_of(detainer.jurisdiction).deadline_at == clock.deadline_at


def test_the_next_day_tells_nobody_again(detainer, jack, shifted):
    shifted(due(detainer, jack), hours=1)

    services.recompute(at=now())
    again = services.recompute(at=now() + timedelta(days=1))

    assert len(again.differing) == 1
    assert len(trail_of("clock.differs")) == 1


@pytest.mark.parametrize("column", ["zone", "holiday_table"])
def test_what_cannot_be_computed_at_all_differs(detainer, jack, shifted, column):
    shifted(due(detainer, jack), **{column: "America/Atlantis"})

    found = services.recompute(at=now())

    (line,) = trail_of("clock.differs")
    assert len(found.differing) == 1
    assert line.detail["computed"] == []


def test_clocks_that_ended_are_left_alone(detainer, jack, shifted):
    shifted(due(detainer, jack), hours=1)
    ended(detainer, jack)

    assert services.recompute(at=now()).clocks == 0
