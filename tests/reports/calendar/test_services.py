from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.quarters import Quarter
from reports.calendar.models import DayChange, Planned
from reports.calendar.refusals import AlreadyOut, AlreadyPlanned, NoReason, WrongDay
from reports.calendar.selectors import changes_latest, coming, day_of
from reports.calendar.services import change_day, plan, plan_ahead
from tests.reports.calendar.worlds import DAY, LATER, NOW, QUARTER, REASON, planned, trail_of
from tests.reports.publication_rows import publication_of


def changed(by, **given):
    given = {"quarter": QUARTER, "day": LATER, "reason": REASON, "at": NOW, **given}
    return change_day(by=by, **given)


def test_a_year_is_planned_ahead_and_once(database):
    assert plan_ahead(at=NOW) == 4
    assert plan_ahead(at=NOW) == 0
    assert day_of(QUARTER) == DAY
    assert day_of(Quarter(2027, 2)) == date(2027, 6, 15)
    assert len(trail_of("calendar.planned")) == 4


def test_planning_ahead_leaves_what_people_planned(counting, stan):
    plan(quarter=QUARTER, day=LATER, by=stan, at=NOW)

    assert plan_ahead(at=NOW) == 3
    assert day_of(QUARTER) == LATER


def test_a_quarter_is_planned_for_one_day(counting, stan):
    first = planned(by=stan)

    assert planned(by=stan).pk == first.pk
    with pytest.raises(AlreadyPlanned):
        plan(quarter=QUARTER, day=LATER, by=stan, at=NOW)


@pytest.mark.parametrize("day", [date(2026, 8, 2), date(2026, 6, 30)])
def test_a_release_comes_out_neither_in_the_past_nor_in_its_quarter(day, counting, stan):
    at = NOW if day > QUARTER.ends else NOW - timedelta(days=90)

    with pytest.raises(WrongDay):
        plan(quarter=QUARTER, day=day, by=stan, at=at)


def test_another_day_has_a_reason_and_stays_on_record(stan):
    with scope.within(scope.statistics()):
        planned()
        changed(stan)
        changed(stan, day=DAY, reason="They came after all.")

    assert day_of(QUARTER) == DAY
    assert [(one.was, one.becomes) for one in changes_latest()] == [(LATER, DAY), (DAY, LATER)]
    told = trail_of("calendar.changed")[0]
    assert (told.before, told.after, told.detail) == (str(DAY), str(LATER), {})


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"reason": "  late   "}, NoReason),
        ({"reason": "x" * 1001}, NoReason),
        ({"day": DAY}, WrongDay),
        ({"day": date(2026, 8, 2)}, WrongDay),
        ({"quarter": QUARTER.shifted(1)}, WrongDay),
    ],
)
def test_a_change_that_is_none_is_refused(given, refusal, counting, stan):
    planned()

    with pytest.raises(refusal):
        changed(stan, **given)
    assert not DayChange.objects.exists()


def test_what_is_out_has_its_day_for_good(counting, stan):
    planned()
    publication_of(QUARTER, at=NOW)

    with pytest.raises(AlreadyOut):
        changed(stan)
    with pytest.raises(AlreadyOut):
        planned(by=stan)


@pytest.mark.parametrize("name", ["otto", "gwen", "iris", "olga", "sara", "nobody", "hana"])
def test_only_statisticians_plan(name, everybody):
    somebody = everybody[name]

    with scope.within(scope.statistics()):
        planned()
        with pytest.raises(AccessDenied):
            plan(quarter=QUARTER.shifted(1), day=DAY, by=somebody, at=NOW)
        with pytest.raises(AccessDenied):
            changed(somebody)


def test_the_next_twelve_months_are_shown_in_order(counting, stan):
    plan_ahead(at=NOW)
    changed(stan)
    plan(quarter=Quarter(2030, 1), day=date(2030, 3, 20), by=stan, at=NOW)

    shown = list(coming(at=NOW))

    assert [one.quarter for one in shown] == ["2026Q3", "2026Q4", "2027Q1", "2027Q2"]
    assert [one.times for one in shown] == [1, 0, 0, 0]
    assert not coming(at=NOW - timedelta(days=900)).exists()


def test_the_database_keeps_changes_and_refuses_what_is_none(counting, stan):
    change = planned() and changed(stan)

    for wrong in ({"reason": ""}, {"becomes": DAY}):
        fields = {"was": DAY, "becomes": LATER, "reason": REASON, "changed_at": NOW, **wrong}
        with pytest.raises(IntegrityError), transaction.atomic():
            change.planned.changes.create(changed_by=stan, **fields)
    for write in (change.delete, change.save, change.planned.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()
    with pytest.raises(IntegrityError), transaction.atomic():
        Planned.objects.create(quarter="2026Q5", day=DAY, planned_at=NOW)
