"""What is thawed or corrected is counted anew, and waits for a person to freeze it."""

from datetime import timedelta

import pytest

from portal.jurisdictions import scope
from reports.releases import services
from reports.releases.schedule import LATE, follow_calendar, waiting, work
from reports.releases.states import Status
from reports.statistics.cubing import counts_of
from reports.statistics.gathering import gather_open
from reports.statistics.models import Cube
from tests.factories import takes_part
from tests.reports.releases.worlds import (
    AT,
    QUARTER,
    WHY,
    again,
    checked,
    clock,
    frozen,
    opened,
    published,
)


@pytest.fixture
def counting(database):
    return lambda: scope.within(scope.statistics())


@pytest.fixture
def thawed(counted, stan, counting):
    release = frozen(counted, stan)
    with counting():
        return services.thaw_release(release=release, note=WHY, by=stan, at=AT)


def test_a_thawed_quarter_is_counted_by_a_worker_and_frozen_again(thawed, stan, counting):
    assert waiting() == [thawed.pk]
    assert work(thawed.pk, clock=clock)

    assert (again(thawed).work, waiting()) == ({}, [])
    assert frozen(thawed, stan).status == Status.FROZEN


def test_no_calendar_freezes_what_a_person_thawed(thawed, counting):
    work(thawed.pk, clock=clock)

    follow_calendar(at=AT + LATE)

    assert again(thawed).status == Status.OPEN


def test_a_quarter_that_waits_to_be_frozen_again_is_counted_each_day(thawed, counting):
    later = AT + timedelta(days=200)
    work(thawed.pk, clock=clock)

    assert QUARTER in gather_open(at=later)


def test_a_correction_is_counted_by_a_worker(out, stan, counting):
    with counting():
        second = services.open_correction(quarter=QUARTER, reason=WHY, by=stan, at=AT)

    assert work(second.pk, clock=clock)

    assert frozen(second, stan).status == Status.FROZEN


def test_invented_facts_are_counted_again_with_their_days(riverton, lakeside, stan, counting):
    takes_part(riverton)
    release = opened(synthetic=True)
    with counting():
        services.freeze_release(release=release, by=stan, at=AT, days={"39902": 7})
        first = again(release).cube
        services.thaw_release(release=release, note=WHY, by=stan, at=AT)
    work(release.pk, clock=clock)

    second = frozen(release, stan).cube

    with counting():
        assert second.synthetic
        assert counts_of(second).counts.tolist() == counts_of(first).counts.tolist()
        assert second.exposures.get(county="39902").days == 7
        assert second.digest == first.digest


def test_an_open_quarter_is_counted_when_somebody_asks(counted, stan, counting):
    with counting():
        services.start_counting(release=counted, by=stan, at=AT)

    assert work(counted.pk, clock=clock)
    with counting():
        assert Cube.objects.get(quarter=str(QUARTER)).frozen_at is None


def test_a_quarter_that_is_frozen_meanwhile_is_not_counted(counted, stan, counting):
    with counting():
        services.start_counting(release=counted, by=stan, at=AT)
    frozen(counted, stan)

    assert work(counted.pk, clock=clock)
    assert again(counted).status == Status.COMPUTED


def test_a_correction_prints_the_day_of_its_check_and_comes_out_when_approved(
    out, stan, hana, counting
):
    with counting():
        second = services.open_correction(
            quarter=QUARTER, reason=WHY, by=stan, at=AT - timedelta(days=9)
        )
    work(second.pk, clock=clock)

    second = published(checked(again(second), stan), stan, hana)

    assert second.day == AT.date()
    assert second.status == Status.PUBLISHED
