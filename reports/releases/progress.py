"""What a worker does with a release at the moment, told in transactions of its own.

A wish to cancel is heard between two steps, and at last in the transaction that writes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.dateparse import parse_datetime

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.progress.errors import Canceled
from reports.releases.models import Release
from reports.releases.work_states import WorkState, state_of

COUNT, COMPUTE, CHECK = "count", "compute", "check"
Clock = Callable[[], datetime]
Say = Callable[[str, int, int], None]
# A worker that told nothing for so long is taken to be gone.
SILENCE = timedelta(minutes=20)


@dataclass(frozen=True)
class Teller:
    """Tells how far a piece of work is: in the release's row, and to whoever started it here."""

    release_id: int
    task: str
    steps: int
    clock: Clock
    say: Say

    def step(self, done: int) -> None:
        """So many of the steps are done.  Raises ``Canceled`` where nobody wants the rest."""
        tell(self.release_id, self.task, done=done, of=self.steps, at=self.clock())
        self.say(self.task, done, self.steps)


def quiet(_task: str, _done: int, _of: int) -> None:
    """Say nothing: nobody looks on."""


def asked(task: str, *, at: datetime) -> dict[str, object]:
    """The first word on a piece of work."""
    return {"task": task, "done": 0, "of": 0, "since": at.isoformat(), "told": ""}


def tell(release_id: int, task: str, *, done: int, of: int, at: datetime) -> None:
    """How many of how many steps are done.  Raises ``Canceled``."""
    _write(release_id, task, {"done": done, "of": of, "told": at.isoformat()}, asked_for=True)


def begin(release_id: int, *, at: datetime) -> str:
    """Take the work, unless another worker is at it; the task, '' where none was taken."""
    with scope.within(scope.statistics()):
        release = Release.objects.select_for_update().get(pk=release_id)
        state, lost = state_of(release.work), is_lost(release, at=at)
        if state == WorkState.STOPPING and lost:
            end_canceled(release, by=None, at=at)
        if state != WorkState.WAITING and not (state == WorkState.RUNNING and lost):
            return ""
        release.work = {**release.work, "told": at.isoformat()}
        release.save(update_fields=["work"])
    return str(release.work["task"])


def stop(release_id: int, task: str, *, problem: str) -> None:
    """The work ended without a result, and why: a sentence that operators may read too.

    Of work that was to stop anyway nothing is told.
    """
    _write(release_id, task, {"task": "", "problem": problem, "told": ""})


def finish(release_id: int, task: str) -> None:
    """The work is done, and changed nothing of where the release stands.

    Runs in the transaction that writes, and is the last thing in it.  Raises ``Canceled``.
    """
    release = Release.objects.select_for_update().get(pk=release_id)
    heed(release, task)
    if release.work.get("task") == task:
        release.work = {}
        release.save(update_fields=["work"])


def look(release_id: int, task: str) -> None:
    """Whether to go on, in the middle of a long step.  Raises ``Canceled``."""
    heed(Release.objects.only("work").get(pk=release_id), task)


def heed(release: Release, task: str) -> None:
    """Raise ``Canceled`` where a task was canceled; who writes asks with the release locked."""
    told = release.work
    if told.get("canceled_at") and task in (told.get("task"), told.get("was")):
        raise Canceled


def is_lost(release: Release, *, at: datetime) -> bool:
    """Whether the worker told nothing for so long that nobody waits for it."""
    told = parse_datetime(str(release.work.get("told") or ""))
    return told is not None and told <= at - SILENCE


def settle(release_id: int, task: str, *, at: datetime) -> None:
    """The worker lays down what was to stop; nothing of it is written."""
    with scope.within(scope.statistics()):
        release = Release.objects.select_for_update().get(pk=release_id)
        if state_of(release.work) == WorkState.STOPPING and release.work["task"] == task:
            end_canceled(release, by=None, at=at)


def end_canceled(release: Release, *, by: User | None, at: datetime) -> None:
    """The work of a locked release is at an end without a result; ``by`` is None for a worker."""
    task, before = str(release.work["task"]), state_of(release.work)
    asked_at = release.work.get("canceled_at") or at.isoformat()
    release.work = {"task": "", "was": task, "canceled_at": asked_at, "told": ""}
    release.save(update_fields=["work"])
    trail.record(
        event="release.work_canceled",
        subject=release,
        by=by,
        at=at,
        before=before,
        after=WorkState.CANCELED,
        detail={"task": task},
    )


def problem_of(release_id: int) -> str:
    """Why the work on a release stopped; '' where it did not."""
    with scope.within(scope.statistics()):
        return str(Release.objects.get(pk=release_id).work.get("problem", ""))


def canceled_task(release_id: int) -> str:
    """Which work on the release was canceled; '' where the last one was not."""
    with scope.within(scope.statistics()):
        work = Release.objects.get(pk=release_id).work
    return str(work["was"]) if state_of(work) == WorkState.CANCELED else ""


def _write(
    release_id: int, task: str, told: dict[str, object], *, asked_for: bool = False
) -> None:
    """Tell of a task, unless the release waits for another by now."""
    with scope.within(scope.statistics()):
        release = Release.objects.select_for_update().get(pk=release_id)
        if asked_for:
            heed(release, task)
        if release.work.get("task", "" if asked_for else task) != task:
            return
        if state_of(release.work) == WorkState.STOPPING:
            return
        release.work = {**release.work, **told}
        release.save(update_fields=["work"])
