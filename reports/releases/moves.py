"""The one way to change where a release stands."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, require
from reports.releases.models import Release, Step
from reports.releases.states import PUBLISHING, RELEASE, WORKER, Status

NOBODYS = (WORKER, PUBLISHING)


@transaction.atomic
def move(
    release: Release,
    to: Status,
    *,
    by: User | None,
    at: datetime,
    note: str = "",
    sets: Mapping[str, object] = MappingProxyType({}),
) -> Step:
    """Take a release, locked by ``lock``, to another state; ``sets`` are fields that come with it.

    A person needs the right of the way, and takes no way that is a worker's.  ``by`` is None
    where the schedule or a worker does it.  Raises ``TransitionRefused`` and ``AccessDenied``.
    """
    right = RELEASE.permission_for(source=release.status, target=to)
    if by is not None and right in NOBODYS:
        raise AccessDenied(_("A worker does this."))
    if by is not None:
        require(by, right)
    step = Step(
        release=release,
        source=release.status,
        target=to,
        taken_at=at,
        taken_by=by,
        note=note,
    )
    release.status, release.changed_at = to, at
    for name, value in sets.items():
        setattr(release, name, value)
    release.save()
    step.save()
    trail.record(
        event="release.moved", subject=release, by=by, at=at, before=step.source, after=step.target
    )
    return step


def lock(pk: int) -> Release:
    """A release that nobody else changes until the transaction ends."""
    return Release.objects.select_for_update().get(pk=pk)
