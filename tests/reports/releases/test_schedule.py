from datetime import timedelta

import pytest

from portal.jurisdictions import scope
from reports.calendar.models import Planned
from reports.publication.models import Publication
from reports.releases import progress, services
from reports.releases.models import Release
from reports.releases.schedule import LATE, follow_calendar, waiting, work
from reports.releases.states import Status
from reports.statistics.cubing import write_cube
from tests.factories import takes_part
from tests.reports.releases.worlds import AT, DAY, QUARTER, ROWS, again, approved, clock, opened
from tests.reports.statistics.worlds import told


@pytest.fixture
def places(db, riverton, lakeside):
    takes_part(riverton)


@pytest.fixture
def planned(places):
    with scope.within(scope.statistics()):
        Planned.objects.create(quarter=str(QUARTER), day=DAY, planned_at=AT)


def one() -> Release:
    with scope.within(scope.statistics()):
        return Release.objects.get()


def test_a_quarter_that_ended_gets_its_release_on_the_day_planned(planned):
    follow_calendar(at=AT)
    follow_calendar(at=AT)

    assert (one().quarter, one().status, one().day) == ("2026Q3", Status.OPEN, DAY)


def test_nothing_is_opened_without_a_day(places):
    follow_calendar(at=AT)

    assert waiting() == []


def test_a_quarter_is_frozen_once_late_records_had_their_time(planned):
    with scope.within(scope.statistics()):
        told(*ROWS)
        write_cube(QUARTER, at=AT)
    ended = AT.replace(month=7, day=1)

    follow_calendar(at=ended + LATE - timedelta(days=2))
    before = one().status
    follow_calendar(at=ended + LATE)

    assert (before, one().status) == (Status.OPEN, Status.FROZEN)
    assert waiting() == [one().pk]


def test_a_quarter_that_nobody_counted_stays_open(planned):
    follow_calendar(at=AT)
    follow_calendar(at=AT + LATE)

    assert one().status == Status.OPEN


def test_an_approved_release_comes_out_on_its_day_at_ten_and_not_before(planned, stan, hana):
    release = approved(opened(), stan, hana)
    day = AT.replace(month=DAY.month, day=DAY.day)

    follow_calendar(at=day.replace(hour=13, minute=59))
    before = again(release).status
    follow_calendar(at=day.replace(hour=14))

    assert (before, again(release).status) == (Status.APPROVED, Status.PUBLISHED)
    assert Publication.objects.count() == 1


def test_a_release_waits_where_the_calendar_has_another_day(planned, stan, hana):
    release = approved(opened(), stan, hana)
    with scope.within(scope.statistics()):
        Planned.objects.update(day=DAY + timedelta(days=7))

    follow_calendar(at=AT + timedelta(days=90))

    assert again(release).status == Status.APPROVED


def test_a_worker_does_what_a_release_waits_for(places, stan):
    release = opened()
    with scope.within(scope.statistics()):
        services.freeze_release(release=release, by=stan, at=AT)

    assert waiting() == [release.pk]
    assert work(release.pk, clock=clock)
    assert (again(release).status, waiting()) == (Status.COMPUTED, [])


def test_work_that_another_worker_does_is_left_to_it_until_it_is_silent(places, stan):
    release = opened()
    with scope.within(scope.statistics()):
        services.freeze_release(release=release, by=stan, at=AT)
    progress.begin(release.pk, at=AT)

    assert not work(release.pk, clock=lambda: AT + progress.SILENCE - timedelta(seconds=1))
    assert work(release.pk, clock=lambda: AT + progress.SILENCE)


def test_how_far_the_work_is_can_be_read_while_it_goes_on(places, stan):
    release = opened()
    with scope.within(scope.statistics()):
        services.freeze_release(release=release, by=stan, at=AT)
    progress.tell(release.pk, progress.COMPUTE, done=1, of=3, at=AT)

    told = again(release).work

    assert (told["task"], told["done"], told["of"]) == ("compute", 1, 3)
