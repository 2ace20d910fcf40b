"""What a worker does with a release at the moment, as pages tell it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from reports.releases.models import Release
from reports.releases.progress import CHECK, COMPUTE, COUNT


@dataclass(frozen=True)
class Work:
    """How many of how many steps of what are done, since when, and what went wrong, if it did."""

    what: str
    done: int
    of: int
    since: datetime | None
    problem: str

    @property
    def runs(self) -> bool:
        """Whether a worker is at it, or will be soon."""
        return bool(self.what)


def work_of(release: Release) -> Work:
    """Read what workers wrote into a release."""
    told: dict[str, Any] = release.work
    names = {
        COUNT: _("Counting the records anew"),
        COMPUTE: _("Rounding and reviewing"),
        CHECK: _("Building and checking the package"),
    }
    problem = str(told.get("problem", ""))
    return Work(
        what=names.get(told.get("task", ""), ""),
        done=int(told.get("done", 0)),
        of=int(told.get("of", 0)),
        since=parse_datetime(str(told.get("since") or "")),
        problem=_(problem) if problem else "",
    )


def at_work() -> QuerySet[Release]:
    """Releases with work that runs, waits or failed, by the columns that operators may read."""
    shown = Release.objects.only("quarter", "version", "status", "work")
    return shown.exclude(work={}).order_by("-quarter", "-pk")
