"""The states of the work on a release: the table, and the same in the database."""

import itertools

import pytest
from django.db import DatabaseError, connection, transaction
from psycopg.types.json import Jsonb

from portal.jurisdictions import scope
from reports.releases.models import Release
from reports.releases.states import WORKER, Status
from reports.releases.work_states import AT_WORK, PREPARE, WORK, WorkState, state_of
from tests.kept import kept
from tests.reports.releases.work import SHAPES, brought_to
from tests.reports.releases.worlds import AT, again, approved, frozen, published, signed

PAIRS = list(itertools.product(WorkState, repeat=2))
TOLD = list(itertools.product(["", "check"], ["", "then"], ["", "then"], ["", "Failed."]))


@kept
def waits(counted, stan):
    return frozen(counted, stan)


def written(release, **changes) -> None:
    """Changes of the row, past every service."""
    with scope.within(scope.statistics()), transaction.atomic():
        Release.objects.filter(pk=release.pk).update(**changes)


def asked_of_the_database(function, *given):
    marks = ", ".join(["%s"] * len(given))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}({marks})", given)
        return cursor.fetchone()[0]


def test_the_table_names_every_state_and_known_rights_alone():
    assert set(WORK.ways) == set(WorkState)
    assert {right for ways in WORK.ways.values() for right in ways.values()} == {PREPARE, WORKER}
    assert WORK.ways[WorkState.CANCELED] == {WorkState.WAITING: PREPARE}
    assert WORK.sources_of(WorkState.CANCELED) == set(AT_WORK)


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_the_database_has_the_same_table(source, target, db):
    found = asked_of_the_database("release_work_way", source, target)

    assert found == (target in WORK.ways[source])


@pytest.mark.parametrize("told", TOLD)
def test_the_database_reads_a_state_as_the_code_does(told, db):
    work = dict(zip(("task", "told", "canceled_at", "problem"), told, strict=True))

    assert asked_of_the_database("release_work_state", Jsonb(work)) == state_of(work)


def test_each_state_has_its_shape(db):
    assert {state: state_of(shape) for state, shape in SHAPES.items()} == {
        state: state for state in WorkState
    }
    assert asked_of_the_database("release_work_state", Jsonb({})) == WorkState.IDLE


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_work_goes_along_its_table_and_no_other_way(source, target, waits, stan):
    release = brought_to(source, waits, stan)

    if source == target or target in WORK.ways[source]:
        written(release, work=SHAPES[target])
        assert state_of(again(release).work) == target
    else:
        with pytest.raises(DatabaseError, match=f"{source} does not become {target}"):
            written(release, work=SHAPES[target])


@pytest.mark.parametrize("state", [WorkState.STOPPING, WorkState.CANCELED])
def test_what_was_canceled_is_not_written_after_all(state, waits, stan):
    release = brought_to(state, waits, stan)

    with pytest.raises(DatabaseError, match="the work was canceled"):
        written(release, status=Status.COMPUTED, changed_at=AT, work={})

    assert again(release).status == Status.FROZEN


@pytest.mark.parametrize("make", [None, signed, approved, published])
def test_no_worker_is_at_a_release_that_passed_the_gate(make, passed, stan, hana):
    people = (stan,) if make is signed else (stan, hana)
    release = make(passed, *people) if make else passed

    with pytest.raises(DatabaseError, match=f"no worker is at a release that is {release.status}"):
        written(release, work=SHAPES[WorkState.WAITING])
    with pytest.raises(DatabaseError, match="IDLE does not become STOPPING"):
        written(release, work=SHAPES[WorkState.STOPPING])


def test_a_release_does_not_begin_as_canceled(db):
    row = {"quarter": "2026Q3", "version": "1.0", "changed_at": AT, "day": AT.date()}

    with (
        pytest.raises(DatabaseError, match="IDLE does not become CANCELED"),
        scope.within(scope.statistics()),
    ):
        Release.objects.create(**row, work=SHAPES[WorkState.CANCELED])
