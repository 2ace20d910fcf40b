from datetime import timedelta

import pytest

from portal.jurisdictions import scope
from reports.calendar.days import out_at
from reports.calendar.models import Planned
from reports.releases import services
from reports.releases.checklist import ERROR, WARNING, checklist
from reports.releases.models import Release
from reports.releases.refusals import NotReady
from reports.releases.schedule import work
from reports.releases.states import Status
from reports.statistics.cubing import freeze, write_cube
from reports.statistics.stages import Group, Level, Stage
from tests.factories import takes_part
from tests.reports.releases.worlds import (
    AT,
    CLEAR,
    DAY,
    INCIDENT,
    QUARTER,
    ROWS,
    WHY,
    again,
    approved,
    checked,
    clock,
    frozen,
    opened,
    signed,
)
from tests.reports.statistics.worlds import told

WEEK = timedelta(days=7)
PENDING = (39901, Level.LEVEL_1, Group.WHITE, Stage.PENDING)
UNKNOWN = (39901, Level.LEVEL_1, Group.UNKNOWN, Stage.CLEAR)


def codes(release) -> dict[str, str]:
    with scope.within(scope.statistics()):
        return {item.code: item.severity for item in checklist(Release.objects.get(pk=release.pk))}


@pytest.fixture
def places(db, riverton, lakeside):
    takes_part(riverton)


def test_an_open_quarter_has_no_list_yet(places):
    assert codes(opened()) == {}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([*ROWS, INCIDENT], "incidents"),
        ([*ROWS, PENDING], "pending"),
        ([*[CLEAR] * 9, *[UNKNOWN] * 3], "group-unknown"),
        ([(39902, Level.LEVEL_1, Group.WHITE, Stage.WITHHELD)], "not-reported"),
    ],
)
def test_each_warning_is_given_where_it_holds(places, stan, rows, code):
    assert codes(frozen(opened(rows), stan)) == {code: WARNING}


def test_a_quarter_in_order_has_nothing_on_its_list(places, stan):
    assert codes(frozen(opened(), stan)) == {}


def test_a_quarter_that_differs_from_the_one_before_is_told(places, stan):
    with scope.within(scope.statistics()):
        told(*[CLEAR] * 200, quarter=QUARTER.shifted(-1))
        write_cube(QUARTER.shifted(-1), at=AT)
        freeze(QUARTER.shifted(-1), by=None, at=AT)

    assert codes(frozen(opened(), stan)) == {"changed": WARNING}


def test_another_day_in_the_calendar_is_an_error_until_it_is_checked_again(places, stan):
    release = checked(opened(), stan)
    with scope.within(scope.statistics()):
        Planned.objects.create(quarter=str(QUARTER), day=DAY + WEEK, planned_at=AT)

    assert codes(release) == {"day-changed": ERROR}


def test_another_day_is_mended_by_another_check_and_nothing_is_stuck(places, stan, hana):
    release = approved(opened(), stan, hana)
    with scope.within(scope.statistics()):
        Planned.objects.create(quarter=str(QUARTER), day=DAY + WEEK, planned_at=AT)
        services.send_back(release=release, note=WHY, by=hana, at=AT)
        services.send_back(release=release, note=WHY, by=stan, at=AT)
        services.start_checking(release=release, by=stan, at=AT)

    assert work(release.pk, clock=clock)
    assert (again(release).day, codes(release)) == (DAY + WEEK, {})


def test_nobody_approves_a_package_with_another_day(places, stan, hana):
    release = signed(opened(), stan)
    with scope.within(scope.statistics()):
        Planned.objects.create(quarter=str(QUARTER), day=DAY + WEEK, planned_at=AT)

        with pytest.raises(NotReady, match="another day"):
            services.approve_release(release=release, manifest=release.manifest, by=hana, at=AT)


def test_nobody_signs_or_approves_a_day_that_is_over(places, stan, hana):
    late = {"at": out_at(DAY) + timedelta(days=1)}
    release = checked(opened(), stan)
    with scope.within(scope.statistics()):
        with pytest.raises(NotReady, match="is over"):
            services.sign_release(release=release, manifest=release.manifest, by=stan, **late)
        release = services.sign_release(release=release, manifest=release.manifest, by=stan, at=AT)
        with pytest.raises(NotReady, match="is over"):
            services.approve_release(release=release, manifest=release.manifest, by=hana, **late)
        services.approve_release(
            release=release, manifest=release.manifest, by=hana, at=out_at(DAY)
        )

    assert again(release).status == Status.APPROVED


@pytest.mark.parametrize(("times", "words"), [(1, "1 booking was "), (2, "2 bookings were ")])
def test_one_is_told_as_one(places, stan, times, words):
    release = frozen(opened([*ROWS, *[INCIDENT] * times]), stan)

    with scope.within(scope.statistics()):
        assert next(item.words for item in checklist(release)).startswith(words)


def test_the_package_prints_the_day_of_the_calendar(places, stan):
    with scope.within(scope.statistics()):
        Planned.objects.create(quarter=str(QUARTER), day=DAY + WEEK, planned_at=AT)

    release = checked(opened(), stan)

    assert again(release).day == DAY + WEEK
    assert codes(release) == {}


def test_the_list_takes_few_queries(places, stan, django_assert_max_num_queries):
    release = frozen(opened([*ROWS, INCIDENT]), stan)

    with scope.within(scope.statistics()), django_assert_max_num_queries(10):
        checklist(release)
