"""What the calendar does by itself: open a release, freeze it, publish it on its day."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext_noop

from portal.jurisdictions import scope
from portal.progress.errors import Canceled
from portal.quarters import Quarter
from portal.register.atlas import AtlasMissing
from reports.calendar.days import out_at
from reports.calendar.selectors import day_of
from reports.disclosure.ledger import LedgerDamaged
from reports.flags.refusals import PlaceUnknown
from reports.releases import progress
from reports.releases.checking import check
from reports.releases.checklist import has_another_day
from reports.releases.computing import compute
from reports.releases.counting import count, freezes_itself
from reports.releases.models import Release
from reports.releases.progress import Clock, Say, quiet
from reports.releases.publishing import publish
from reports.releases.services import freeze_release, open_release
from reports.releases.states import Status
from reports.statistics.gathering import InventedFigures
from reports.statistics.models import Cube

# Late records of a quarter are waited for so long after its end.
LATE = timedelta(days=30)
# Why work stops, in words that operators read too: no figure, and no place.
FAILED = gettext_noop("The work failed. Operators find in the log why; then begin it again.")
PROBLEMS: dict[type[Exception], str] = {
    AtlasMissing: gettext_noop("The shapes of the counties are not installed."),
    InventedFigures: gettext_noop("The figures of this quarter are synthetic."),
    LedgerDamaged: gettext_noop("The root keys do not open what was shown before."),
    PlaceUnknown: gettext_noop("A county of the figures is not in the register."),
}
TASKS: dict[str, Callable[..., bool]] = {
    progress.COUNT: count,
    progress.COMPUTE: compute,
    progress.CHECK: check,
}


def follow_calendar(*, at: datetime) -> None:
    """Open the release of the quarter that ended last, freeze what is due, publish what is due.

    Runs in no scope.  Safe to run twice, and at once: a step that was taken is not taken again.
    """
    last = Quarter.of(at.astimezone(UTC).date()).shifted(-1)
    with scope.within(scope.statistics()):
        if day := day_of(last):
            open_release(quarter=last, day=day, by=None, at=at)
    for release in _of(Status.OPEN):
        if _is_due(release, at):
            with scope.within(scope.statistics()):
                freeze_release(release=release, by=None, at=at)
    for release in _of(Status.APPROVED):
        if out_at(release.day) <= at:
            with scope.within(scope.statistics()):
                if not has_another_day(release):
                    publish(release=release, at=at)


def work(release_id: int, *, clock: Clock, say: Say = quiet) -> bool:
    """Do what a release waits for, unless another worker is at it; whether it was done here.

    Work that fails stops with a sentence, and a person begins it again; the log has the rest.
    Work that is canceled leaves nothing behind.
    """
    task = progress.begin(release_id, at=clock())
    if task not in TASKS:
        return False
    problem = FAILED
    try:
        done, problem = TASKS[task](release_id, clock=clock, say=say), ""
    except Canceled:
        done, problem = False, ""
    except tuple(PROBLEMS) as known:
        problem = PROBLEMS[type(known)]
        raise
    finally:
        if problem:
            progress.stop(release_id, task, problem=problem)
        progress.settle(release_id, task, at=clock())
    return done


def waiting() -> list[int]:
    """The releases that wait for a worker, or whose worker may be gone."""
    with scope.within(scope.statistics()):
        rows = Release.objects.filter(work__task__in=list(TASKS))
        return list(rows.order_by("pk").values_list("pk", flat=True))


def _of(status: Status) -> Iterator[Release]:
    with scope.within(scope.statistics()):
        found = list(Release.objects.filter(status=status).order_by("pk"))
    yield from found


def _is_due(release: Release, at: datetime) -> bool:
    """Whether its quarter ended long enough ago, and was counted."""
    quarter = Quarter.named(release.quarter)
    with scope.within(scope.statistics()):
        if not freezes_itself(release):
            return False
        counted = Cube.objects.filter(quarter=release.quarter, frozen_at=None).exists()
    return counted and quarter.ends + LATE <= at.astimezone(UTC).date()
