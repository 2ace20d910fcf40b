"""Who is told where a release stands: the head of statistics, or the statisticians."""

from datetime import datetime

from django.urls import reverse

from portal.accounts.models import User
from portal.inbox.services import notify
from reports.releases.models import Release

STATISTICIANS, HEADS = "STATISTICIAN", "RELEASER"


def tell_heads(release: Release, *, at: datetime) -> int:
    """Tell those who approve, but for whoever signed, that a release waits for them; how many."""
    return _tell(release, HEADS, "release.waits", at)


def tell_statisticians(release: Release, *, at: datetime) -> int:
    """Tell those who prepare releases that one was sent back; how many."""
    return _tell(release, STATISTICIANS, "release.back", at)


def _tell(release: Release, role: str, kind: str, at: datetime) -> int:
    people = User.objects.filter(groups__name=role)
    if release.signed_by_id is not None:
        people = people.exclude(pk=release.signed_by_id)
    page = reverse("release-detail", args=[release.pk])
    return notify(people=people, kind=kind, url=page, at=at, quarter=release.quarter)
