"""Alarms of a clock: each once, to everybody whom it concerns, the most urgent alone told of."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from matching.holds import services
from matching.holds.models import Alarm
from matching.holds.stages import LEAD, Stage, stages_reached
from portal.accounts.models import User
from portal.mail.models import Letter
from portal.mail.services import address_of, body_of
from portal.webhooks.endpoints import register
from portal.webhooks.models import Delivery
from tests.kept import kept
from tests.matching.factories import within
from tests.matching.holds.steps import (
    HOUR,
    afresh,
    alarms_of,
    claimed,
    due,
    ended,
    overdue_in,
    trail_of,
)

ADDRESSES = ("jack", "omar", "susan", "leo", "rosa", "sara")


@kept
def post(jack, omar, susan, leo, rosa, sara):
    """Everybody has an address."""
    for name in ADDRESSES:
        User.objects.filter(username=name).update(email=f"{name}@example.gov")


def told() -> list[str]:
    return sorted(address_of(letter).split("@")[0] for letter in Letter.objects.all())


@pytest.mark.parametrize(
    ("before", "stages"),
    [
        (timedelta(hours=24, seconds=1), []),
        (timedelta(hours=24), ["H24"]),
        (timedelta(hours=4), ["H24", "H4"]),
        (timedelta(hours=1), ["H24", "H4", "H1"]),
        (timedelta(seconds=1), ["H24", "H4", "H1"]),
        (timedelta(0), ["H24", "H4", "H1", "EXPIRED"]),
    ],
)
def test_a_stage_is_reached_at_its_instant(clock, before, stages):
    assert stages_reached(deadline=clock.deadline_at, at=clock.deadline_at - before) == stages


@pytest.mark.parametrize("stage", LEAD)
def test_each_stage_reaches_the_place_the_officer_and_the_supervisor(clock, detainer, post, stage):
    services.sweep(at=clock.deadline_at - LEAD[stage])

    assert alarms_of(detainer.jurisdiction)[-1] == stage
    assert told() == ["jack", "omar", "susan"]


def test_the_letter_names_the_deadline_and_no_person(clock, detainer, post):
    services.sweep(at=clock.deadline_at - HOUR)

    letter = Letter.objects.first()
    body = body_of(letter)
    assert detainer.number in letter.subject
    assert "1 hour before the deadline" in body
    assert clock.deadline_at.astimezone(ZoneInfo(clock.zone)).strftime(", %H:%M E") in body
    assert str(clock.pk) in body
    assert "Invented Person" not in letter.subject + body


def test_four_sweeps_in_time_raise_four_alarms_and_tell_of_each(clock, detainer, post):
    for lead in LEAD.values():
        services.sweep(at=clock.deadline_at - lead)

    assert alarms_of(detainer.jurisdiction) == ["H24", "H4", "H1", "EXPIRED"]
    assert len(told()) == 4 * 3


def test_a_late_sweep_keeps_every_stage_and_tells_of_the_last_alone(clock, detainer, post):
    services.sweep(at=clock.deadline_at)

    with within(detainer.jurisdiction):
        letters = dict(Alarm.objects.values_list("stage", "letters"))
    assert letters == {"H24": 0, "H4": 0, "H1": 0, "EXPIRED": 3}


def test_a_second_sweep_does_nothing(clock, detainer, post):
    first = services.sweep(at=clock.deadline_at)

    second = services.sweep(at=clock.deadline_at)

    assert (first, second) == (1, 0)
    assert len(told()) == 3


def test_at_the_deadline_the_detainer_expires_and_the_hold_is_overdue(clock, detainer):
    services.sweep(at=clock.deadline_at)

    (overdue,) = overdue_in(detainer.jurisdiction)
    assert afresh(detainer).status == "EXPIRED"
    assert overdue.deadline_at == clock.deadline_at
    assert [line.actor for line in trail_of("hold.overdue")] == ["system"]


def test_a_second_before_the_deadline_nothing_expires(clock, detainer):
    services.sweep(at=clock.deadline_at - timedelta(seconds=1))

    assert afresh(detainer).status == "RELEASE_DUE"
    assert overdue_in(detainer.jurisdiction) == []


def test_a_hold_that_a_claim_stopped_is_overdue_too(detainer, jack):
    claimed(detainer)
    clock = due(detainer, jack)

    services.sweep(at=clock.deadline_at)

    assert afresh(detainer).status == "ACTIVE"
    assert len(overdue_in(detainer.jurisdiction)) == 1


def test_an_ended_custody_raises_nothing(clock, detainer, jack, post):
    ended(detainer, jack)

    assert services.sweep(at=clock.deadline_at) == 0
    assert alarms_of(detainer.jurisdiction) == []


def test_people_who_left_or_have_no_address_that_works_are_passed_over(clock, post):
    User.objects.filter(username="jack").update(is_active=False)
    User.objects.filter(username="omar").update(email="not an address")

    services.sweep(at=clock.deadline_at - HOUR)

    assert told() == ["susan"]


def test_the_agencys_server_is_told_in_codes(clock, detainer, mona, riverton_police, settings):
    with within(detainer.jurisdiction):
        register(
            agency=riverton_police,
            url="https://jail.example.gov/hook",
            events=["detainer.clock"],
            by=mona,
            at=clock.started_at,
        )

    services.sweep(at=clock.deadline_at - HOUR)

    with within(detainer.jurisdiction):
        (delivery,) = Delivery.objects.all()
    assert f'"detainer":"{detainer.number}","stage":"H1"' in delivery.body


def test_a_stage_stands_once_for_a_clock(clock, detainer):
    services.sweep(at=clock.deadline_at - HOUR)

    assert len(set(alarms_of(detainer.jurisdiction))) == len(alarms_of(detainer.jurisdiction)) == 3
    assert Stage.EXPIRED not in alarms_of(detainer.jurisdiction)
