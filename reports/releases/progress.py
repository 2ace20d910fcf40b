"""What a worker does with a release at the moment, told in transactions of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.dateparse import parse_datetime

from portal.jurisdictions import scope
from reports.releases.models import Release

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
        """So many of the steps are done."""
        tell(self.release_id, self.task, done=done, of=self.steps, at=self.clock())
        self.say(self.task, done, self.steps)


def quiet(_task: str, _done: int, _of: int) -> None:
    """Say nothing: nobody looks on."""


def asked(task: str, *, at: datetime) -> dict[str, object]:
    """The first word on a piece of work."""
    return {"task": task, "done": 0, "of": 0, "since": at.isoformat(), "told": ""}


def tell(release_id: int, task: str, *, done: int, of: int, at: datetime) -> None:
    """How many of how many steps are done."""
    _write(release_id, task, {"done": done, "of": of, "told": at.isoformat()}, asked_for=True)


def begin(release_id: int, *, at: datetime) -> str:
    """Take the work, unless another worker is at it; the task, '' where none was taken."""
    with scope.within(scope.statistics()):
        release = Release.objects.select_for_update().get(pk=release_id)
        told = parse_datetime(str(release.work.get("told") or ""))
        if not release.work.get("task") or (told and told > at - SILENCE):
            return ""
        release.work = {**release.work, "told": at.isoformat()}
        release.save(update_fields=["work"])
    return str(release.work["task"])


def stop(release_id: int, task: str, *, problem: str) -> None:
    """The work ended without a result, and why: a sentence that operators may read too."""
    _write(release_id, task, {"task": "", "problem": problem, "told": ""})


def finish(release_id: int, task: str) -> None:
    """The work is done, and changed nothing of where the release stands."""
    _write(release_id, task, None)


def problem_of(release_id: int) -> str:
    """Why the work on a release stopped; '' where it did not."""
    with scope.within(scope.statistics()):
        return str(Release.objects.get(pk=release_id).work.get("problem", ""))


def _write(
    release_id: int, task: str, told: dict[str, object] | None, *, asked_for: bool = False
) -> None:
    """Tell of a task, unless the release waits for another by now."""
    with scope.within(scope.statistics()):
        release = Release.objects.select_for_update().get(pk=release_id)
        if release.work.get("task", "" if asked_for else task) != task:
            return
        release.work = {} if told is None else {**release.work, **told}
        release.save(update_fields=["work"])
