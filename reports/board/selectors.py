"""Reads for the board: every quarter with its release, and all of one release."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from reports.board.work import Work, work_of
from reports.calendar.models import Planned
from reports.releases.checklist import ANOTHER_DAY, ERROR, WARNING, Item, checklist
from reports.releases.counting import freezes_itself
from reports.releases.models import DraftFile, Release, Step
from reports.releases.states import ON_THE_WAY, Status


@dataclass(frozen=True)
class Standing:
    """A release as it stands: its checklist, its work, and who is waited for."""

    release: Release
    items: Sequence[Item]
    work: Work
    waits_for: str

    @property
    def errors(self) -> list[Item]:
        """What stops it."""
        return [item for item in self.items if item.severity == ERROR]

    @property
    def warnings(self) -> list[Item]:
        """What somebody has to look at."""
        return [item for item in self.items if item.severity == WARNING]

    @property
    def open_warnings(self) -> int:
        """How many warnings nobody looked at yet."""
        return sum(not item.acknowledged for item in self.warnings)

    @property
    def is_on_the_way(self) -> bool:
        """Whether it is neither out nor corrected."""
        return self.release.status in ON_THE_WAY


def releases() -> QuerySet[Release]:
    """Every release, the latest quarter first; each read of a board begins with it."""
    return Release.objects.select_related("cube", "publication", "signed_by", "approved_by")


def standing_of(release: Release) -> Standing:
    """Where a release stands; its checklist only while it is on the way."""
    items = checklist(release) if release.status in ON_THE_WAY else []
    work = work_of(release)
    return Standing(release, items, work, _waits_for(release, items, work))


def on_the_way() -> list[Standing]:
    """Every release that is not out yet, the latest quarter first."""
    rows = releases().filter(status__in=ON_THE_WAY).prefetch_related("steps")
    return [standing_of(release) for release in rows]


def out() -> QuerySet[Release]:
    """Every version that was published."""
    return releases().exclude(status__in=ON_THE_WAY)


def not_begun() -> QuerySet[Planned]:
    """The quarters that have a day and no release yet, the first to come first."""
    begun = Release.objects.values("quarter")
    return Planned.objects.exclude(quarter__in=begun).order_by("quarter")


def release_of(pk: int) -> Release | None:
    """One release."""
    return releases().filter(pk=pk).first()


def history_of(release: Release) -> QuerySet[Step]:
    """What became of it so far, the last first."""
    return release.steps.select_related("taken_by").order_by("-taken_at", "-pk")


def files_of(release: Release) -> QuerySet[DraftFile]:
    """The files of the draft with their ``size``, without their bytes."""
    return release.files.defer("data").annotate(size=Length("data")).order_by("path")


def _waits_for(release: Release, items: Sequence[Item], work: Work) -> str:
    """Who is waited for and what they are to do, in a sentence."""
    if work.runs:
        return _("A worker is at it.")
    errors = {item.code for item in items if item.severity == ERROR}
    if release.status == Status.OPEN and not freezes_itself(release):
        return _("Statisticians: freeze the quarter once what was late is counted.")
    if release.status == Status.COMPUTED and errors - {ANOTHER_DAY}:
        return _("Statisticians: mend the errors of the checklist.")
    if release.status == Status.CHECKED and any(not item.acknowledged for item in items):
        return _("Statisticians: look at the open lines of the checklist.")
    if release.status in (Status.SIGNED, Status.APPROVED) and errors:
        return _("The head of statistics: send back, for the package has to be checked again.")
    return {
        Status.OPEN: _("The calendar: the quarter is frozen once its late records are in."),
        Status.FROZEN: _("Statisticians: round and review."),
        Status.COMPUTED: _("Statisticians: build the package and check disclosure."),
        Status.CHECKED: _("Statisticians: sign."),
        Status.SIGNED: _("The head of statistics: approve or send back."),
        Status.APPROVED: _("The calendar: it comes out on its day."),
    }.get(Status(release.status), _("Nobody."))
