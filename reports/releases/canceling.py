"""The work on a release is canceled, up to the commit of what it writes and never after."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from portal.states import TransitionRefused
from reports.releases.models import Release
from reports.releases.moves import lock
from reports.releases.progress import end_canceled, is_lost
from reports.releases.work_states import PREPARE, WORK, WorkState, state_of


@transaction.atomic
def cancel_work(*, release: Release, by: User, at: datetime) -> Release:
    """Stop what waits at once, and ask the worker who is at it to stop before its next step.

    The release stays where it stands, and the step can be begun again.  Waits for a worker who
    is writing, and is refused then: nobody cancels what is written.  Raises ``AccessDenied``
    and ``TransitionRefused``.
    """
    require(by, PREPARE)
    release = lock(release.pk)
    state = state_of(release.work)
    if state == WorkState.STOPPING:
        return release
    runs = state == WorkState.RUNNING and not is_lost(release, at=at)
    target = WorkState.STOPPING if runs else WorkState.CANCELED
    if target not in WORK.ways[state]:
        raise TransitionRefused(_("No worker is at this release: there is nothing to cancel."))
    if target == WorkState.CANCELED:
        end_canceled(release, by=by, at=at)
    else:
        _ask(release, by, at)
    return release


def _ask(release: Release, by: User, at: datetime) -> None:
    release.work = {**release.work, "canceled_at": at.isoformat()}
    release.save(update_fields=["work"])
    trail.record(
        event="release.cancel_asked",
        subject=release,
        by=by,
        at=at,
        before=WorkState.RUNNING,
        after=WorkState.STOPPING,
        detail={"task": release.work["task"]},
    )
