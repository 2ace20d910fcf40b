"""A piece of long work as its bar shows it: how much of how much, in words and as a length."""

from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _

from portal.progress.models import Work
from portal.progress.states import WorkStatus

COLORS = {
    WorkStatus.QUEUED: "waiting",
    WorkStatus.RUNNING: "waiting",
    WorkStatus.DONE: "done",
    WorkStatus.FAILED: "failed",
    WorkStatus.CANCELED: "stopped",
}


@dataclass(frozen=True)
class Bar:
    """What the work is, the sentence that says how far, and the same as a part of a whole.

    A ``total`` of zero draws a bar without a length; ``goes_on`` while a worker is at it.
    """

    label: str
    words: str
    done: int = 0
    total: int = 0
    goes_on: bool = True


def bar_of(work: Work) -> Bar:
    """The bar of a piece of long work."""
    return Bar(
        label=work.get_kind_display(),
        words=_words(work),
        done=work.done,
        total=work.total,
        goes_on=work.is_open,
    )


def color_of(work: Work) -> str:
    """The color of the tag that names its state."""
    return COLORS[WorkStatus(work.status)]


def _words(work: Work) -> str:
    if work.is_open and work.cancel_asked_at is not None:
        return _("It stops before its next step.")
    if work.status == WorkStatus.QUEUED:
        return _("It waits for a worker, which takes a few seconds.")
    if work.status == WorkStatus.FAILED:
        return _(work.problem)
    if work.status == WorkStatus.CANCELED:
        return _("It was canceled, and nothing was written.")
    if not work.total:
        return _("The rows are being counted.")
    return _("%(done)s of %(total)s rows") % {
        "done": intcomma(work.done),
        "total": intcomma(work.total),
    }
