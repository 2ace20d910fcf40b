"""The work on a release is canceled up to its commit, leaves nothing, and is begun again."""

from datetime import timedelta

import pytest

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.progress.errors import Canceled
from portal.states import TransitionRefused
from reports.coverage.models import Rounding
from reports.releases import progress, services
from reports.releases.counting import count
from reports.releases.models import DraftFile, Ledger, Step
from reports.releases.schedule import waiting, work
from reports.releases.states import Status
from reports.releases.work_states import WorkState, state_of
from reports.statistics.models import Cube, Fact
from tests.kept import kept
from tests.reports.releases.work import LATER, at_check, begun, brought_to, canceled
from tests.reports.releases.worlds import (
    AT,
    WHY,
    again,
    clock,
    computed,
    frozen,
    published,
)

STARTS = {
    "count": services.start_counting,
    "compute": services.start_computing,
    "check": services.start_checking,
}


@kept
def waits(counted, stan):
    """A frozen release that waits to be rounded and reviewed."""
    return frozen(counted, stan)


@pytest.fixture
def counting(database):
    return lambda: scope.within(scope.statistics())


@pytest.fixture
def left(counting):
    """Everything that the steps write, by their keys."""

    def rows(release):
        with counting():
            made = [list(model.objects.values_list("pk")) for model in (Ledger, DraftFile, Step)]
            cubes = list(Cube.objects.values_list("pk", "cut_off"))
            facts, rounded = Fact.objects.count(), Rounding.objects.count()
        release = again(release)
        where = (release.status, release.day, release.version, release.findings)
        return [*made, cubes, facts, rounded, where]

    return rows


def canceling_after(step, release, by):
    """Cancel while a worker does the next step."""

    def say(_task, done, _of):
        if done == step:
            canceled(release, by)

    return say


@pytest.mark.parametrize("state", WorkState)
def test_what_waits_is_canceled_at_once_and_what_runs_before_its_next_step(state, waits, stan):
    brought_to(state, waits, stan)

    if state in ("WAITING", "RUNNING", "STOPPING"):
        found = canceled(waits, stan)
        assert state_of(found.work) == ("CANCELED" if state == "WAITING" else "STOPPING")
    else:
        with pytest.raises(TransitionRefused, match="nothing to cancel"):
            canceled(waits, stan)
        assert state_of(again(waits).work) == state


@pytest.mark.parametrize("name", ["hana", "otto", "olga", "iris", "nobody"])
def test_only_who_prepares_releases_cancels(name, waits, stan, request):
    begun(waits)

    with pytest.raises(AccessDenied):
        canceled(waits, request.getfixturevalue(name))

    assert state_of(again(waits).work) == WorkState.RUNNING


def test_nothing_is_canceled_once_it_passed_the_gate(passed, stan, hana):
    with pytest.raises(TransitionRefused):
        canceled(passed, stan)

    release = published(passed, stan, hana)
    with pytest.raises(TransitionRefused):
        canceled(release, stan)
    assert again(release).status == Status.PUBLISHED


@pytest.mark.parametrize("step", [1, 2, 3])
def test_computing_is_canceled_before_each_step_and_begun_again(step, waits, stan, counting, left):
    before = left(waits)

    assert not work(waits.pk, clock=clock, say=canceling_after(step, waits, stan))

    assert left(waits) == before
    assert progress.canceled_task(waits.pk) == "compute"
    assert waiting() == []
    with counting():
        services.start_computing(release=waits, by=stan, at=AT)
    assert work(waits.pk, clock=clock)
    assert (again(waits).status, again(waits).work) == (Status.COMPUTED, {})


@pytest.mark.parametrize("step", [1, 2, 3])
def test_checking_is_canceled_before_each_step_and_begun_again(step, counted, stan, left):
    release = at_check(computed(counted, stan), stan)
    before = left(release)

    assert not work(release.pk, clock=clock, say=canceling_after(step, release, stan))

    assert left(release) == before
    assert progress.canceled_task(release.pk) == "check"
    assert work(at_check(release, stan).pk, clock=clock)
    assert again(release).status == Status.CHECKED


def test_what_is_written_is_canceled_no_more(waits, stan):
    refused = []

    def says(_task, done, _of):
        if done == 4:
            with pytest.raises(TransitionRefused) as refusal:
                canceled(waits, stan)
            refused.append(refusal)

    assert work(waits.pk, clock=clock, say=says)

    assert len(refused) == 1
    assert (again(waits).status, again(waits).work) == (Status.COMPUTED, {})


@pytest.mark.parametrize("invented", [False, True])
def test_counting_that_is_canceled_leaves_what_was_counted(
    invented, counted, stan, counting, left
):
    with counting():
        Cube.objects.update(synthetic=invented)
        services.start_counting(release=counted, by=stan, at=AT)
    begun(counted)
    before = left(counted)
    canceled(counted, stan)

    with pytest.raises(Canceled):
        count(counted.pk, clock=clock)

    assert left(counted) == before


def test_what_the_gate_finds_of_canceled_work_is_not_kept(counted, stan, monkeypatch, left):
    release = at_check(computed(counted, stan), stan)
    before = left(release)
    monkeypatch.setattr("reports.releases.tables.shown", lambda *_given: 15)

    assert not work(release.pk, clock=clock, say=canceling_after(1, release, stan))

    assert left(release) == before
    assert state_of(again(release).work) == WorkState.CANCELED


def test_nobody_begins_again_before_the_worker_stopped(waits, stan, counting):
    brought_to(WorkState.STOPPING, waits, stan)

    with counting(), pytest.raises(TransitionRefused, match="A worker is at it"):
        services.start_computing(release=waits, by=stan, at=AT)

    assert state_of(again(waits).work) == WorkState.STOPPING


def test_a_worker_that_was_killed_after_the_wish_is_not_waited_for(waits, stan):
    brought_to(WorkState.STOPPING, waits, stan)

    assert waiting() == [waits.pk]
    assert not work(waits.pk, clock=lambda: LATER - timedelta(seconds=1))
    assert state_of(again(waits).work) == WorkState.STOPPING
    assert not work(waits.pk, clock=lambda: LATER)
    assert (state_of(again(waits).work), waiting()) == (WorkState.CANCELED, [])


def test_work_of_a_lost_worker_is_canceled_at_once_and_it_writes_nothing_if_it_comes_back(
    waits, stan, left
):
    before = left(waits)

    def says(_task, done, _of):
        if done == 3:
            canceled(waits, stan, at=LATER)

    assert not work(waits.pk, clock=clock, say=says)

    assert left(waits) == before
    assert [row.before for row in trail_of(waits)] == ["RUNNING"]


def test_work_that_fails_after_the_wish_is_canceled_and_has_no_problem(waits, stan):
    def says(_task, _done, _of):
        canceled(waits, stan)
        raise KeyError

    with pytest.raises(KeyError):
        work(waits.pk, clock=clock, say=says)

    assert state_of(again(waits).work) == WorkState.CANCELED
    assert progress.problem_of(waits.pk) == ""


def test_a_wish_ends_with_the_work_that_it_speaks_of(waits, stan, counting):
    brought_to(WorkState.STOPPING, waits, stan)
    with counting():
        services.thaw_release(release=waits, note=WHY, by=stan, at=AT)

    progress.settle(waits.pk, progress.COMPUTE, at=AT)

    assert again(waits).work == progress.asked(progress.COUNT, at=AT)


def test_the_trail_has_the_wish_once_and_that_it_was_heard(waits, stan):
    begun(waits)
    canceled(waits, stan)
    canceled(waits, stan)

    progress.settle(waits.pk, progress.COMPUTE, at=AT)

    rows = [(row.event, row.actor, row.before, row.after) for row in trail_of(waits)]
    assert rows == [
        ("release.cancel_asked", f"user:{stan.pseudonym}", "RUNNING", "STOPPING"),
        ("release.work_canceled", "system", "STOPPING", "CANCELED"),
    ]
    assert {str(row.detail) for row in trail_of(waits)} == {"{'task': 'compute'}"}


def trail_of(release) -> list[AuditEvent]:
    with scope.within(scope.oversight(who="test", why="the trail")):
        rows = AuditEvent.objects.filter(subject_id=str(release.pk), event__contains="cancel")
        return list(rows.order_by("pk"))
