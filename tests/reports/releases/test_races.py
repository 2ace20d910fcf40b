"""Two at once: workers who compute, statisticians who sign or cancel, calendars that publish."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connections

from portal.jurisdictions import scope
from portal.progress.errors import Canceled
from portal.states import TransitionRefused
from reports.publication.models import Figure, Publication
from reports.releases import progress, services
from reports.releases.canceling import cancel_work
from reports.releases.checking import check
from reports.releases.computing import compute
from reports.releases.counting import count
from reports.releases.models import Ledger, Release, Step
from reports.releases.publishing import publish
from reports.releases.states import Status
from tests.conftest import person
from tests.factories import takes_part
from tests.reports.releases.worlds import (
    AT,
    QUARTER,
    WHY,
    approved,
    checked,
    clock,
    computed,
    frozen,
    opened,
    published,
)

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def release(committed, riverton, lakeside):
    takes_part(riverton)
    return opened()


def counting(act):
    """An act in the scope in which statisticians work."""

    def within():
        with scope.within(scope.statistics()):
            return act()

    return within


def both(*acts) -> list[object]:
    """What two acts gave, each in a connection of its own and begun at one moment."""
    together = Barrier(len(acts))

    def run(act):
        try:
            together.wait()
            return act()
        except TransitionRefused as refusal:
            return type(refusal)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def steps_to(status) -> int:
    with scope.within(scope.statistics()):
        return Step.objects.filter(target=status).count()


def test_two_workers_compute_a_release_once(release, stan):
    pk = frozen(release, stan).pk

    done = both(*[lambda: compute(pk, clock=clock)] * 2)

    assert sorted(done) == [False, True]
    assert steps_to(Status.COMPUTED) == 1
    with scope.within(scope.statistics()):
        assert Ledger.objects.count() == 1


def test_two_workers_check_a_release_once(release, stan):
    pk = computed(release, stan).pk

    done = both(*[lambda: check(pk, clock=clock)] * 2)

    assert sorted(done) == [False, True]
    assert steps_to(Status.CHECKED) == 1


def test_two_statisticians_sign_once(release, stan):
    release, other = checked(release, stan), person("sten", ("STATISTICIAN", None))

    def sign(by):
        return counting(
            lambda: services.sign_release(release=release, manifest=release.manifest, by=by, at=AT)
        )

    assert TransitionRefused in both(sign(stan), sign(other))
    assert steps_to(Status.SIGNED) == 1


def test_a_release_that_is_thawed_while_it_is_computed_stays_open(release, stan):
    release = frozen(release, stan)
    thaw = counting(lambda: services.thaw_release(release=release, note=WHY, by=stan, at=AT))

    both(thaw, lambda: compute(release.pk, clock=clock))

    with scope.within(scope.statistics()):
        assert Release.objects.get().status == Status.OPEN


def test_two_calendars_publish_once(release, stan, hana):
    release = approved(release, stan, hana)

    both(*[counting(lambda: publish(release=release, at=AT))] * 2)

    assert Publication.objects.count() == 1
    assert Figure.objects.filter(place="39901", stage=15).count() == 1


def test_two_corrections_are_not_opened_at_once(release, stan, hana):
    published(release, stan, hana)

    def correct():
        return services.open_correction(quarter=QUARTER, reason=WHY, by=stan, at=AT)

    given = both(counting(correct), counting(correct))

    assert TransitionRefused in given
    with scope.within(scope.statistics()):
        assert Release.objects.filter(version="1.1").count() == 1


def asked_to_cancel(release, by):
    return counting(lambda: cancel_work(release=release, by=by, at=AT))


@pytest.mark.parametrize("again", range(3))
def test_a_step_is_canceled_or_written_and_never_both(again, release, stan):
    release = frozen(release, stan)
    progress.begin(release.pk, at=AT)

    canceled, done = both(asked_to_cancel(release, stan), lambda: tried(compute, release.pk))

    assert (canceled is TransitionRefused) == done
    assert steps_to(Status.COMPUTED) == done
    with scope.within(scope.statistics()):
        assert Ledger.objects.count() == done
        assert (Release.objects.get().status == Status.COMPUTED) == done


def test_a_worker_about_to_write_waits_for_the_wish_and_hears_it(release, stan):
    release = frozen(release, stan)
    progress.begin(release.pk, at=AT)
    computed_so_far, asked = Event(), Event()

    def works():
        def say(_task, step, _of):
            if step == 3:
                computed_so_far.set()
                asked.wait(timeout=30)

        return tried(compute, release.pk, say=say)

    def cancels():
        computed_so_far.wait(timeout=30)
        with scope.within(scope.statistics()):
            cancel_work(release=release, by=stan, at=AT)
            asked.set()

    assert both(works, cancels)[0] is False
    assert steps_to(Status.COMPUTED) == 0


def test_a_count_and_a_freeze_at_once_do_not_wait_for_each_other(release, stan):
    counting(lambda: services.start_counting(release=release, by=stan, at=AT))()
    freeze = counting(lambda: services.freeze_release(release=release, by=stan, at=AT))

    both(freeze, lambda: tried(count, release.pk))

    with scope.within(scope.statistics()):
        found = Release.objects.get()
    assert (found.status, found.work["task"]) == (Status.FROZEN, progress.COMPUTE)


def tried(task, pk, **how) -> bool:
    """Whether a worker did it; a canceled one did not."""
    try:
        return task(pk, clock=clock, **how)
    except Canceled:
        return False
