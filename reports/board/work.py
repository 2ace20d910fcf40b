"""What a worker does with a release at the moment, as pages tell it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from portal.progress.bars import Bar
from reports.releases.models import Release
from reports.releases.progress import CHECK, COMPUTE, COUNT
from reports.releases.work_states import AT_WORK, WorkState, state_of


@dataclass(frozen=True)
class Work:
    """How many of how many steps of what are done, since when, and what went wrong, if it did.

    ``words`` are the sentence on how far it is, or on what became of it.
    """

    state: WorkState
    what: str
    words: str
    done: int
    of: int
    since: datetime | None
    problem: str

    @property
    def runs(self) -> bool:
        """Whether a worker is at it, or will be soon."""
        return self.state in AT_WORK

    @property
    def is_canceled(self) -> bool:
        """Whether somebody canceled it, and nobody began it again."""
        return self.state == WorkState.CANCELED

    @property
    def can_be_canceled(self) -> bool:
        """Whether it goes on and nobody canceled it yet."""
        return self.runs and self.state != WorkState.STOPPING

    @property
    def bar(self) -> Bar:
        """The bar of what goes on."""
        return Bar(label=self.what, words=self.words, done=self.done, total=self.of)


def work_of(release: Release) -> Work:
    """Read what workers wrote into a release."""
    told: dict[str, Any] = release.work
    state = state_of(told)
    names = {
        COUNT: _("Counting the records anew"),
        COMPUTE: _("Rounding and reviewing"),
        CHECK: _("Building and checking the package"),
    }
    problem = str(told.get("problem", ""))
    return Work(
        state=state,
        what=names.get(told.get("task") or told.get("was", ""), ""),
        words=_words(state, told),
        done=int(told.get("done", 0)),
        of=int(told.get("of", 0)),
        since=parse_datetime(str(told.get("since") or "")),
        problem=_(problem) if problem else "",
    )


def _words(state: WorkState, told: dict[str, Any]) -> str:
    if state == WorkState.STOPPING:
        return _("It stops before its next step.")
    if state == WorkState.CANCELED:
        return _("It was canceled, and nothing was written.")
    if state in AT_WORK and told.get("of"):
        return _("step %(done)s of %(of)s") % {"done": told["done"], "of": told["of"]}
    return _("waits for a worker") if state in AT_WORK else ""


def at_work() -> QuerySet[Release]:
    """Releases with work that goes on or came to nothing, by what operators may read."""
    shown = Release.objects.only("quarter", "version", "status", "work")
    return shown.exclude(work={}).order_by("-quarter", "-pk")
