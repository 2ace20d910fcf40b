"""A detainer that comes while a clock runs: everybody is told, and nothing begins again."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from matching.holds import services
from matching.holds.models import Alarm, Arrival, HoldClock
from portal.webhooks.endpoints import register
from portal.webhooks.models import Delivery
from tests.matching.detainers.steps import moved
from tests.matching.factories import now, within
from tests.matching.holds.steps import (
    HOUR,
    afresh,
    alarms_of,
    another,
    clock_of,
    due,
    ended,
    trail_of,
)


def test_two_detainers_have_one_clock_and_it_is_the_first(clock, detainer, omar):
    another(detainer, omar)
    services.sweep(at=now())

    same = clock_of(detainer.jurisdiction)
    assert (same.pk, same.deadline_at, same.detainer) == (clock.pk, clock.deadline_at, detainer)


def test_everybody_is_told_of_it_once(clock, detainer, omar, letters_of):
    second = another(detainer, omar)

    assert (services.sweep(at=now()), services.sweep(at=now())) == (1, 0)

    assert alarms_of(detainer.jurisdiction) == ["ARRIVED"]
    bodies = letters_of("jack", "jack", "omar", "susan")  # custody was told of the issue too
    said = f"The detainer {second.number} came after the release"
    assert sum(said in body for body in bodies) == 3
    assert [line.after for line in trail_of("clock.alarm")] == ["ARRIVED"]


def test_a_round_that_began_before_it_came_leaves_it_to_the_next(clock, detainer, omar):
    began = now()
    another(detainer, omar)

    assert (services.sweep(at=began), services.sweep(at=now())) == (0, 1)


def test_each_further_detainer_is_told_of(clock, detainer, omar, letters_of):
    numbers = [another(detainer, omar).number for _ in range(2)]

    services.sweep(at=now())

    with within(detainer.jurisdiction):
        told = Alarm.objects.filter(stage="ARRIVED").order_by("pk")
        assert [one.arrival.detainer.number for one in told] == numbers
    bodies = letters_of(*["jack", "jack", "omar", "susan"] * 2)
    for number in numbers:
        assert sum(f"The detainer {number} came after" in body for body in bodies) == 3


def test_the_agencys_server_is_told_which_one_came(clock, detainer, mona, omar, riverton_police):
    with within(detainer.jurisdiction):
        register(
            agency=riverton_police, url="https://jail.example.gov/hook",
            events=["detainer.clock"], by=mona, at=clock.started_at,
        )  # fmt: skip
    second = another(detainer, omar)

    services.sweep(at=now())

    with within(detainer.jurisdiction):
        (delivery,) = Delivery.objects.all()
    assert '"stage":"ARRIVED"' in delivery.body
    assert f'"arrived":"{second.number}"' in delivery.body


def test_it_comes_after_the_48_hours_too(detainer, jack, omar):
    due(detainer, jack, now() - 60 * HOUR)
    services.sweep(at=now())
    another(detainer, omar)

    services.sweep(at=now())

    assert sorted(alarms_of(detainer.jurisdiction)) == ["ARRIVED", "EXPIRED", "H1", "H24", "H4"]


def test_reported_again_it_shares_the_time_that_is_left_and_expires_with_it(
    clock, detainer, jack, omar
):
    second = another(detainer, omar)

    due(second, jack, clock.started_at)
    assert afresh(second).status == "RELEASE_DUE"
    services.sweep(at=clock.deadline_at)

    assert {afresh(one).status for one in (detainer, second)} == {"EXPIRED"}


def test_once_the_time_is_over_it_is_taken_nowhere(detainer, jack, omar):
    clock = due(detainer, jack, now() - 60 * HOUR)
    second = another(detainer, omar)

    again = due(second, jack, clock.started_at)

    assert again.pk == clock.pk
    assert afresh(second).status == "ISSUED"


def test_one_that_comes_when_nothing_held_any_more_revives_nothing(clock, detainer, omar, jack):
    moved(detainer, "CANCELLED", omar, in_casework=True)
    over = clock_of(detainer.jurisdiction).over_at

    another(detainer, omar)
    services.sweep(at=now() + timedelta(minutes=1))

    assert clock_of(detainer.jurisdiction).over_at == over
    assert sorted(alarms_of(detainer.jurisdiction)) == ["ARRIVED", "OVER"]


def test_before_the_release_is_due_or_after_custody_nothing_is_noted(detainer, omar, jack):
    another(detainer, omar)
    ended(detainer, jack)
    another(detainer, omar)

    with within(detainer.jurisdiction):
        assert not Arrival.objects.exists()
        assert not HoldClock.objects.exists()


def test_no_role_writes_an_arrival(clock, detainer):
    with pytest.raises(DatabaseError, match="permission denied"), within(detainer.jurisdiction):
        Arrival.objects.create(
            jurisdiction_id=clock.jurisdiction_id, clock=clock, detainer=detainer, arrived_at=now()
        )
