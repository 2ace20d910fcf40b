"""A frozen quarter rounded and reviewed, and its training rounded."""

from datetime import datetime

from django.db import transaction

from portal.jurisdictions import scope
from reports.coverage.freezing import round_coverage
from reports.coverage.models import Coverage
from reports.disclosure.ledger import page_of
from reports.disclosure.rounding import round_cube
from reports.flags.raising import raise_flags
from reports.releases.keys import rounding_secret
from reports.releases.ledgers import packed, pages_before
from reports.releases.models import Ledger, Release
from reports.releases.moves import lock, move
from reports.releases.progress import COMPUTE, Clock, Say, Teller, heed, quiet
from reports.releases.states import Status
from reports.statistics.cubing import counts_of

STEPS = 4


def compute(release_id: int, *, clock: Clock, say: Say = quiet) -> bool:
    """Round a frozen release and review it; whether it was done here.

    Runs in no scope.  Safe to run twice, and at once: the second finds it done.  Raises
    ``Canceled``, with nothing written.
    """
    told = Teller(release_id, COMPUTE, STEPS, clock, say)
    with scope.within(scope.statistics()):
        release = Release.objects.select_related("cube").get(pk=release_id)
        if release.status != Status.FROZEN or release.cube is None:
            return False
        truth, before = counts_of(release.cube), pages_before(release)
    told.step(1)
    secret = rounding_secret()
    shown = round_cube(truth, secret, before[-1] if before else None)
    told.step(2)
    page = packed(page_of(truth, shown, secret))
    told.step(3)
    with scope.within(scope.statistics()):
        done = _keep(release, page, secret, clock())
    say(COMPUTE, STEPS, STEPS)
    return done


@transaction.atomic
def _keep(read: Release, page: bytes, secret: bytes, at: datetime) -> bool:
    """Write what came of it, unless the release went on or was thawed meanwhile.

    All in one transaction: what is canceled before its commit leaves nothing.
    """
    release = lock(read.pk)
    if release.status != Status.FROZEN or release.cube_id != read.cube_id or release.cube is None:
        return False
    heed(release, COMPUTE)
    for coverage in Coverage.objects.filter(quarter=release.quarter, rounding=None):
        round_coverage(coverage=coverage, secret=secret, at=at)
    raise_flags(release.cube, at=at)
    Ledger.objects.update_or_create(release=release, defaults={"page": page})
    move(release, Status.COMPUTED, by=None, at=at, sets={"work": {}})
    return True
