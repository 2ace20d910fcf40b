"""A hold is over, before its 48 hours, from the moment at which no detainer holds any more."""

from datetime import date

import pytest
from django.db import DatabaseError

from matching.detainers.errors import NotServed
from matching.holds import services
from matching.holds.effect import obstacle_of
from matching.holds.errors import NothingHolds
from matching.holds.leaving import stands
from matching.holds.models import HoldClock
from matching.status.models import Conviction
from matching.status.services import record_conviction, retract_conviction
from tests.factories import takes_part
from tests.kept import kept
from tests.matching.casework import casework
from tests.matching.detainers.policies import trust_act
from tests.matching.detainers.steps import (
    TRAFFIC,
    answered,
    convicted,
    issued,
    moved,
    ready,
    served,
)
from tests.matching.factories import now, within
from tests.matching.holds.steps import (
    HOUR,
    afresh,
    alarms_of,
    another,
    claimed,
    clock_of,
    due,
    ended,
    holding,
    overdue_in,
)

WAYS = {
    "CANCELLED": lambda detainer, omar, jack: moved(detainer, "CANCELLED", omar, in_casework=True),
    "LIFTED": lambda detainer, omar, jack: moved(detainer, "LIFTED", jack),
    "DECLINED": lambda detainer, omar, jack: answered(detainer, jack, "DECLINE"),
}


@pytest.mark.parametrize("way", WAYS)
def test_it_is_over_when_the_last_detainer_ends(way, clock, detainer, omar, jack):
    before = now()

    WAYS[way](detainer, omar, jack)

    over = clock_of(detainer.jurisdiction)
    assert over.over_because == way
    assert before <= over.over_at == over.ends_at <= now()
    assert (over.deadline_at, over.ended) == (clock.deadline_at, False)


def test_an_agency_that_only_notifies_from_now_on_holds_no_longer(clock, detainer, jack):
    answered(detainer, jack, "NOTIFY_ONLY")

    assert clock_of(detainer.jurisdiction).over_because == "DECLINED"


def test_the_next_sweep_tells_everybody_and_puts_the_hold_on_record(
    clock, detainer, omar, jack, letters_of
):
    moved(detainer, "CANCELLED", omar, in_casework=True)

    assert (services.sweep(at=now()), services.sweep(at=now())) == (1, 0)

    (overdue,) = overdue_in(detainer.jurisdiction)
    assert overdue.deadline_at == clock_of(detainer.jurisdiction).over_at
    assert alarms_of(detainer.jurisdiction) == ["OVER"]
    bodies = letters_of("jack", "jack", "omar", "susan")  # custody was told of the cancellation
    assert sum("The detainer was canceled. Release the person now" in one for one in bodies) == 3


def test_what_still_stands_at_release_due_expires_with_it(clock, detainer, jack):
    answered(detainer, jack, "NOTIFY_ONLY")

    services.sweep(at=now())

    assert afresh(detainer).status == "EXPIRED"


def test_no_time_left_is_told_of_any_more_but_the_48_hours_still_are(clock, detainer, omar):
    moved(detainer, "CANCELLED", omar, in_casework=True)

    services.sweep(at=clock.deadline_at - HOUR)
    assert alarms_of(detainer.jurisdiction) == ["OVER"]
    services.sweep(at=clock.deadline_at)

    assert alarms_of(detainer.jurisdiction) == ["OVER", "EXPIRED"]
    assert len(overdue_in(detainer.jurisdiction)) == 1


def test_a_release_before_it_was_over_is_in_time(detainer, omar, jack):
    due(detainer, jack, now() - 2 * HOUR)
    moved(detainer, "CANCELLED", omar, in_casework=True)

    ended(detainer, jack, now() - HOUR)

    assert overdue_in(detainer.jurisdiction) == []
    assert services.sweep(at=now()) == 0


def test_a_release_after_it_was_over_is_overdue_whether_or_not_a_sweep_saw_it(
    clock, detainer, omar, jack
):
    moved(detainer, "CANCELLED", omar, in_casework=True)

    ended(detainer, jack)

    (overdue,) = overdue_in(detainer.jurisdiction)
    assert overdue.deadline_at < clock.deadline_at


def test_after_the_48_hours_nothing_ends_early(detainer, omar, jack):
    due(detainer, jack, now() - 60 * HOUR)

    moved(detainer, "CANCELLED", omar, in_casework=True)

    assert clock_of(detainer.jurisdiction).over_at is None


def test_nothing_is_taken_on_once_it_is_over(detainer, omar, jack):
    start = now() - HOUR
    due(detainer, jack, start)
    answered(detainer, jack, "NOTIFY_ONLY")
    services.sweep(at=now())

    again = due(detainer, jack, start)

    assert again.over_at
    assert afresh(detainer).status == "EXPIRED"


def test_a_claim_ends_nothing(clock, detainer):
    claimed(detainer)

    with within(detainer.jurisdiction):
        assert stands(detainer.booking_id, now())
    assert clock_of(detainer.jurisdiction).over_at is None


def test_a_place_that_leaves_holds_nobody_longer(clock, detainer, riverton):
    takes_part(riverton, "L2", effective_at=now(), retroactive=False)

    services.sweep(at=now())

    over = clock_of(riverton)
    assert over.over_because == "LEFT"
    assert alarms_of(riverton) == ["OVER"]
    assert afresh(detainer).status == "EXPIRED"


def test_an_opt_out_that_is_still_to_come_ends_nothing(clock, detainer, riverton):
    takes_part(riverton, "L2", effective_at=now() + HOUR, retroactive=False)

    assert services.sweep(at=now()) == 0
    assert clock_of(riverton).over_at is None


@kept
def waiting(galleries, joined, riverton_police, rosa, sara, omar, jack):
    """A detainer that waited for a conviction, which is on record."""
    case = ready(riverton_police, rosa, sara, omar, charges=[TRAFFIC])
    detainer = issued(case, omar, "DEC2011")
    convicted(detainer, jack)
    return detainer


def test_a_conviction_taken_back_ends_what_waited_for_it(waiting, jack, sara):
    due(waiting, jack, now())
    with casework():
        row = Conviction.objects.get(booking=waiting.booking_id)
        retract_conviction(conviction_id=row.pk, by=sara, at=now())

    assert clock_of(waiting.jurisdiction).over_because == "RETRACTED"


def test_a_conviction_of_elsewhere_taken_back_ends_nothing(clock, detainer, sara):
    with casework():
        row = record_conviction(
            booking_id=detainer.booking_id, convicted_on=date(2009, 1, 5), source="A court",
            ncic_code="2203", severity="FELONY", by=sara, at=now(),
        )  # fmt: skip
        retract_conviction(conviction_id=row.pk, by=sara, at=now())

    assert clock_of(detainer.jurisdiction).over_at is None


def test_a_hold_goes_on_while_another_detainer_stands(clock, detainer, omar, jack):
    second = another(detainer, omar)
    moved(detainer, "CANCELLED", omar, in_casework=True)
    assert clock_of(detainer.jurisdiction).over_at is None

    moved(second, "CANCELLED", omar, in_casework=True)

    assert clock_of(detainer.jurisdiction).over_because == "CANCELLED"


def test_another_detainer_that_is_not_in_effect_holds_nobody(clock, detainer, omar):
    another(detainer, omar, "I247A")

    moved(detainer, "CANCELLED", omar, in_casework=True)

    assert clock_of(detainer.jurisdiction).over_at


def test_a_hold_goes_on_while_nobody_but_a_sweep_looks(clock, detainer):
    assert services.sweep(at=clock.started_at + HOUR) == 0
    assert clock_of(detainer.jurisdiction).over_at is None


def test_nobody_ends_a_hold_while_a_detainer_stands(clock, detainer):
    with pytest.raises(DatabaseError, match="still holds"), within(detainer.jurisdiction):
        HoldClock.objects.update(over_at=clock.started_at + HOUR, over_because="CANCELLED")


def test_nobody_moves_the_moment_at_which_it_was_over(clock, detainer, omar):
    moved(detainer, "CANCELLED", omar, in_casework=True)

    for moment in (None, clock.started_at + HOUR):
        with pytest.raises(DatabaseError), within(detainer.jurisdiction):
            HoldClock.objects.update(over_at=moment, over_because="LIFTED" if moment else "")


def test_it_is_over_before_its_deadline_or_not_early_at_all(clock, detainer, riverton):
    takes_part(riverton, "L2", effective_at=now(), retroactive=False)

    with (
        pytest.raises(DatabaseError, match="hold_clock_over_before_its_deadline"),
        within(riverton),
    ):
        HoldClock.objects.update(over_at=clock.deadline_at, over_because="LEFT")


def _unserved(agency, rosa, sara, omar, jack):
    return issued(ready(agency, rosa, sara, omar), omar)


def _notifies(agency, rosa, sara, omar, jack):
    detainer = issued(ready(agency, rosa, sara, omar), omar)
    served(detainer, jack)
    answered(detainer, jack, "NOTIFY_ONLY")
    return detainer


def _unconvicted(agency, rosa, sara, omar, jack):
    return issued(ready(agency, rosa, sara, omar, charges=[TRAFFIC]), omar, "DEC2011")


def _under_a_policy(agency, rosa, sara, omar, jack):
    detainer = issued(ready(agency, rosa, sara, omar), omar, "DEC2011")
    trust_act(agency.jurisdiction)
    return detainer


STATES = {
    "in effect": (holding, type(None)),
    "of 2017, not served": (_unserved, NotServed),
    "notify only": (_notifies, NothingHolds),
    "no hold asked": (lambda *a: issued(ready(*a[:4]), a[3], "I247N"), NothingHolds),
    "waits for a conviction": (_unconvicted, Exception),
    "policy without an answer": (_under_a_policy, NothingHolds),
}


@pytest.mark.parametrize("state", STATES)
def test_the_database_and_the_service_see_the_same_hold(
    state, galleries, joined, riverton_police, rosa, sara, omar, jack
):
    made, obstacle = STATES[state]
    detainer = afresh(made(riverton_police, rosa, sara, omar, jack))

    with within(detainer.jurisdiction):
        found = obstacle_of(detainer, now())
        assert isinstance(found, obstacle)
        assert stands(detainer.booking_id, now()) == (found is None)
