"""Two sweeps, two reports, a report and a sweep, at the same moment on real connections."""

import pytest

from matching.holds import services
from matching.holds.errors import ClockRuns, CustodyOver, NothingHolds
from matching.holds.models import HoldClock
from portal.mail.models import Letter
from portal.states import TransitionRefused
from tests.matching.detainers.steps import moved
from tests.matching.factories import now
from tests.matching.holds.steps import (
    HOUR,
    afresh,
    alarms_of,
    another,
    clock_of,
    due,
    ended,
    overdue_in,
    trail_of,
)
from tests.matching.test_races import together

pytestmark = pytest.mark.usefixtures("committed")


def tried(call, *refusals):
    """What a call returns, or the refusal that it raises."""

    def attempt():
        try:
            return call()
        except refusals as refusal:
            return refusal

    return attempt


@pytest.mark.parametrize("again", range(3))
def test_two_sweeps_raise_each_alarm_once(again, clock, detainer, susan):
    susan.email = "susan@example.gov"
    susan.save(update_fields=["email"])

    together(*[lambda: services.sweep(at=clock.deadline_at)] * 2)

    assert alarms_of(detainer.jurisdiction) == ["H24", "H4", "H1", "EXPIRED"]
    assert len(overdue_in(detainer.jurisdiction)) == 1
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("again", range(3))
def test_of_two_reports_of_different_starts_one_starts_the_clock(again, detainer, jack):
    first, second = now() - 2 * HOUR, now() - HOUR

    results = together(
        tried(lambda: due(detainer, jack, first), ClockRuns),
        tried(lambda: due(detainer, jack, second), ClockRuns),
    )

    assert sorted(type(one).__name__ for one in results) == ["ClockRuns", "HoldClock"]
    assert clock_of(detainer.jurisdiction).started_at in (first, second)


@pytest.mark.parametrize("again", range(3))
def test_of_two_different_ends_one_stands(again, clock, detainer, jack):
    results = together(
        tried(lambda: ended(detainer, jack), CustodyOver),
        tried(lambda: ended(detainer, jack, kind="TRANSFERRED"), CustodyOver),
    )

    assert sorted(type(one).__name__ for one in results) == ["CustodyEnd", "CustodyOver"]
    assert len(trail_of("custody.ended")) == 1


@pytest.mark.parametrize("again", range(3))
def test_an_end_in_time_and_the_sweep_at_the_deadline_agree(again, detainer, jack):
    clock = due(detainer, jack, now() - 60 * HOUR)

    together(
        lambda: ended(detainer, jack, clock.deadline_at),
        lambda: services.sweep(at=now()),
    )

    seen = "EXPIRED" in alarms_of(detainer.jurisdiction)
    assert len(overdue_in(detainer.jurisdiction)) == seen
    assert afresh(detainer).status == "RELEASED"


@pytest.mark.parametrize("again", range(3))
def test_of_the_last_two_detainers_that_end_at_once_one_ends_the_hold(
    again, clock, detainer, omar
):
    second = another(detainer, omar)

    together(
        *[
            lambda one=one: moved(one, "CANCELLED", omar, in_casework=True)
            for one in (detainer, second)
        ]
    )

    assert clock_of(detainer.jurisdiction).over_because == "CANCELLED"


@pytest.mark.parametrize("again", range(3))
def test_an_end_and_a_cancelling_at_once_both_stand(again, clock, detainer, omar, jack):
    end, _ = together(
        lambda: ended(detainer, jack),
        tried(
            lambda: moved(detainer, "CANCELLED", omar, in_casework=True),
            TransitionRefused,
        ),
    )

    late = clock_of(detainer.jurisdiction)
    assert late.ended
    assert len(overdue_in(detainer.jurisdiction)) == (end.ended_at > late.ends_at)


@pytest.mark.parametrize("again", range(3))
def test_a_start_and_a_cancelling_at_once_leave_no_hold_that_nothing_ends(
    again, detainer, omar, jack
):
    results = together(
        tried(lambda: due(detainer, jack), TransitionRefused, NothingHolds),
        tried(
            lambda: moved(detainer, "CANCELLED", omar, in_casework=True),
            TransitionRefused,
        ),
    )

    assert afresh(detainer).status == "CANCELLED"
    if isinstance(results[0], HoldClock):
        assert clock_of(detainer.jurisdiction).over_at
