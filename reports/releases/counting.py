"""An open quarter counted anew for a release that was thawed, or that corrects another."""

from functools import partial

from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.releases import progress
from reports.releases.models import Release
from reports.releases.progress import Clock, Say, quiet
from reports.releases.states import Status
from reports.statistics.cubing import write_cube
from reports.statistics.gathering import gather
from reports.statistics.models import Cube

STEPS = 1


def count(release_id: int, *, clock: Clock, say: Say = quiet) -> bool:
    """Write the open cube of an open release's quarter; whether it was done here.

    Runs in no scope.  Safe to run twice, and at once.  Invented facts stay as they are, and are
    counted again.  Raises ``Canceled``, with nothing written.
    """
    with scope.within(scope.statistics()):
        release = Release.objects.get(pk=release_id)
        if release.status != Status.OPEN:
            return False
        invented = Cube.objects.filter(quarter=release.quarter, synthetic=True).exists()
        quarter = Quarter.named(release.quarter)
        if invented:
            write_cube(quarter, at=clock(), synthetic=True)
        else:
            look = partial(progress.look, release_id, progress.COUNT)
            gather(quarter, at=clock(), look=look)
        progress.finish(release_id, progress.COUNT)
    say(progress.COUNT, STEPS, STEPS)
    return True


def freezes_itself(release: Release) -> bool:
    """Whether the calendar freezes an open release: the first version, until a person thaws it.

    Runs in the statistics scope.
    """
    return not release.reason and not release.steps.all()
