"""What the database itself refuses of holds, tried as each role that can write."""

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, connection
from psycopg import sql

from matching.holds import services
from matching.holds.models import CustodyEnd, HoldClock, Overdue
from portal.jurisdictions import scope
from portal.jurisdictions.isolation import SCOPES
from portal.jurisdictions.scope import Scope
from tests.kept import kept
from tests.matching.detainers.steps import TRAFFIC, issued, ready
from tests.matching.factories import now, within
from tests.matching.holds.steps import HOUR, due, ended, overdue_in

TABLES = [
    "holds_overdue",
    "holds_overdueexplanation",
    "holds_custodyend",
    "holds_alarm",
    "holds_holdclock",
]


@kept
def late(detainer, jack):
    """A hold past its deadline, explained and ended."""
    clock = due(detainer, jack, now() - 60 * HOUR)
    services.sweep(at=now())
    (overdue,) = overdue_in(detainer.jurisdiction)
    with within(detainer.jurisdiction):
        services.explain_overdue(overdue_id=overdue.pk, words="No car.", by=jack, at=now())
    ended(detainer, jack)
    return clock


@pytest.mark.parametrize("role", SCOPES)
def test_no_role_deletes_what_is_on_record_of_a_hold(late, detainer, role):
    rows = Scope(role, (detainer.jurisdiction_id,))

    for table in TABLES:
        with pytest.raises(DatabaseError, match=f"denied for table {table}"), scope.within(rows):
            _run(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))


@pytest.mark.parametrize("how", ["DELETE FROM {}", "UPDATE {} SET id = id", "TRUNCATE {} CASCADE"])
@pytest.mark.usefixtures("committed")
def test_not_even_the_owner_changes_or_deletes_it(late, admin_connection, how):
    for table in TABLES[:-1]:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            admin_connection.execute(how.format(table))


@pytest.mark.parametrize(
    "how",
    [
        "DELETE FROM holds_holdclock",
        "TRUNCATE holds_holdclock CASCADE",
        "UPDATE holds_holdclock SET deadline_at = deadline_at + interval '1 hour'",
    ],
)
@pytest.mark.usefixtures("committed")
def test_not_even_the_owner_moves_a_clock(late, admin_connection, how):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        admin_connection.execute(how)


@pytest.mark.parametrize("column", ["started_at", "deadline_at", "zone", "form", "holiday_table"])
def test_nobody_moves_a_clock(clock, detainer, column):
    with pytest.raises(DatabaseError, match="permission denied"), within(detainer.jurisdiction):
        _run(sql.SQL("UPDATE holds_holdclock SET {0} = {0}").format(sql.Identifier(column)))


def test_nobody_stops_a_clock_without_an_end_of_custody(clock, detainer):
    with pytest.raises(DatabaseError, match="until custody ends"), within(detainer.jurisdiction):
        HoldClock.objects.update(ended=True)


def test_nobody_sets_a_clock_going_again(clock, detainer, jack):
    ended(detainer, jack)

    with pytest.raises(DatabaseError, match="until custody ends"), within(detainer.jurisdiction):
        HoldClock.objects.update(ended=False)


def test_a_booking_has_one_clock(clock, detainer):
    with pytest.raises(IntegrityError, match="booking_id"), within(detainer.jurisdiction):
        HoldClock.objects.create(**{**_values(clock), "started_at": clock.started_at - HOUR})


@pytest.mark.parametrize(
    ("differs", "rule"),
    [
        ({"counting_observed_at": 0}, "hold_clock_ends_by_the_earlier_reading"),
        ({"deadline_at": -49, "excluding_observed_at": -49}, "hold_clock_runs_forward"),
        ({"reported_at": -1}, "hold_clock_reported_when_it_ran"),
    ],
)
def test_a_clock_is_whole_or_is_refused(detainer, jack, differs, rule):
    clock = due(detainer, jack, at=now())
    hours = {name: getattr(clock, name) + by * HOUR for name, by in differs.items()}
    if rule == "hold_clock_ends_by_the_earlier_reading":
        hours = {"counting_observed_at": clock.deadline_at - HOUR}

    with pytest.raises(IntegrityError, match=rule), within(detainer.jurisdiction):
        HoldClock(**{**_values(clock), **hours}).save(force_insert=True)


def begun(detainer, jack, moment) -> HoldClock:
    """Write a clock of 48 hours as the place's people may, past every service."""
    end = moment + 48 * HOUR
    with within(detainer.jurisdiction):
        return HoldClock.objects.create(
            jurisdiction_id=detainer.jurisdiction_id,
            booking_id=detainer.booking_id,
            agency_id=detainer.agency_id,
            detainer=detainer,
            started_at=moment,
            zone="UTC",
            form="DEC2011",
            holiday_table="5USC6103-2021",
            excluding_observed_at=end,
            counting_observed_at=end,
            deadline_at=end,
            started_by=jack,
            reported_at=moment,
        )


def test_a_clock_does_not_begin_in_advance(detainer, jack):
    with pytest.raises(IntegrityError, match="not due yet"):
        begun(detainer, jack, now() + HOUR)

    assert begun(detainer, jack, now()).pk


def test_a_clock_of_a_conditional_detainer_waits_for_the_conviction(
    galleries, joined, riverton_police, rosa, sara, omar, jack
):
    detainer = issued(ready(riverton_police, rosa, sara, omar, charges=[TRAFFIC]), omar, "DEC2011")

    with pytest.raises(IntegrityError, match="no conviction"):
        begun(detainer, jack, now())


def test_a_late_end_without_its_overdue_event_is_refused(detainer, jack):
    clock = due(detainer, jack, now() - 60 * HOUR)

    with (
        pytest.raises(IntegrityError, match="past its deadline"),
        within(detainer.jurisdiction),
    ):
        CustodyEnd.objects.create(
            jurisdiction_id=detainer.jurisdiction_id,
            booking_id=detainer.booking_id,
            detainer=detainer,
            kind="RELEASED",
            ended_at=clock.deadline_at + HOUR,
            reported_by=jack,
            reported_at=now(),
        )


def test_no_overdue_event_before_its_deadline(clock, detainer):
    with (
        pytest.raises(IntegrityError, match="overdue_after_the_deadline"),
        within(detainer.jurisdiction),
    ):
        Overdue.objects.create(
            jurisdiction_id=clock.jurisdiction_id,
            clock=clock,
            agency=clock.agency,
            number=detainer.number,
            deadline_at=clock.deadline_at,
            deadline_date=clock.deadline_at.date(),
            noticed_at=clock.started_at,
        )


def _values(clock: HoldClock) -> dict:
    names = [field.attname for field in HoldClock._meta.concrete_fields if field.name != "id"]
    return {name: getattr(clock, name) for name in names}


def _run(statement: sql.Composed) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
