"""The work on a release in each of its states, by the ways that lead there."""

from portal.jurisdictions import scope
from reports.releases import progress, services
from reports.releases.canceling import cancel_work
from reports.releases.models import Release
from reports.releases.work_states import WorkState
from tests.reports.releases.worlds import AT, again

LATER = AT + progress.SILENCE
# What each state looks like in the row of a release.
SHAPES: dict[WorkState, dict[str, object]] = {
    WorkState.IDLE: {},
    WorkState.WAITING: {"task": "compute", "told": ""},
    WorkState.RUNNING: {"task": "compute", "told": AT.isoformat()},
    WorkState.STOPPING: {
        "task": "compute",
        "told": AT.isoformat(),
        "canceled_at": AT.isoformat(),
    },
    WorkState.FAILED: {"task": "", "told": "", "problem": "Nothing differs."},
    WorkState.CANCELED: {"task": "", "was": "compute", "canceled_at": AT.isoformat()},
}


def begun(release) -> None:
    """A worker is at it."""
    assert progress.begin(release.pk, at=AT)


def canceled(release, by, *, at=AT) -> Release:
    """The work on a release after somebody canceled it."""
    with scope.within(scope.statistics()):
        return cancel_work(release=release, by=by, at=at)


def at_check(release, by) -> Release:
    """A computed release that waits for its check."""
    with scope.within(scope.statistics()):
        return services.start_checking(release=release, by=by, at=AT)


def brought_to(state, release, by) -> Release:
    """A release whose work waits, with its work in another state."""
    if state in (WorkState.RUNNING, WorkState.STOPPING, WorkState.FAILED):
        begun(release)
    if state in (WorkState.STOPPING, WorkState.CANCELED):
        canceled(release, by)
    if state == WorkState.FAILED:
        progress.stop(release.pk, progress.COMPUTE, problem="Nothing differs.")
    if state == WorkState.IDLE:
        with scope.within(scope.statistics()):
            progress.finish(release.pk, progress.COMPUTE)
    return again(release)
