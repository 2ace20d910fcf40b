"""What speaks against a release: errors stop it, warnings wait until somebody looked at them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.quarters import Quarter
from reports.calendar.selectors import day_of
from reports.coverage.models import Rounding
from reports.flags.selectors import unsigned
from reports.releases.models import Release
from reports.releases.states import Status
from reports.statistics.models import Cell, Cube
from reports.statistics.stages import COUNTED, FORWARDED, Group, Stage

ERROR, WARNING = "ERROR", "WARNING"
UNSIGNED, ANOTHER_DAY = "flags-unsigned", "day-changed"
MOST_UNKNOWN, MOST_PENDING, MOST_SILENT, MOST_CHANGE = 0.20, 0.01, 0.05, 0.25


@dataclass(frozen=True)
class Item:
    """One line: its code, how grave it is, what it says, and whether somebody looked at it."""

    code: str
    severity: str
    words: str
    acknowledged: bool = False


def checklist(release: Release) -> list[Item]:
    """Everything that speaks against a release as it stands; by few queries.

    Runs in the statistics scope.  A warning is acknowledged for one snapshot.
    """
    if release.cube is None:
        return []
    given = set(release.acknowledgments.filter(cube=release.cube).values_list("code", flat=True))
    found = [*_errors(release), *_warnings(release.cube)]
    return [
        Item(item.code, item.severity, item.words, item.code in given)
        if item.severity == WARNING
        else item
        for item in found
    ]


def has_another_day(release: Release) -> bool:
    """Whether the day printed in the package is not the one that the calendar has by now."""
    day = day_of(Quarter.named(release.quarter))
    printed = bool(release.manifest) and not release.reason
    return printed and day is not None and day != release.day


def _errors(release: Release) -> Iterator[Item]:
    if release.cube is None:
        return
    if release.status == Status.COMPUTED and (waiting := unsigned(release.cube).count()):
        words = ngettext(
            "%(number)d flag for review waits for its sign-off.",
            "%(number)d flags for review wait for their sign-off.",
            waiting,
        )
        yield Item(UNSIGNED, ERROR, words % {"number": waiting})
    if has_another_day(release):
        words = _("The calendar has another day than the package: check it once more.")
        yield Item(ANOTHER_DAY, ERROR, words)
    for finding in release.findings:
        yield Item(f"gate-{finding['rule']}", ERROR, str(finding["sentence"]))


def _warnings(cube: Cube) -> Iterator[Item]:
    stages = _by(cube, "stage")
    bookings = sum(stages.get(stage, 0) for stage in COUNTED)
    if incidents := stages.get(Stage.OUTSIDE_WINDOW, 0):
        words = ngettext(
            "%(number)d booking was searched though its place did not take part.",
            "%(number)d bookings were searched though their place did not take part.",
            incidents,
        )
        yield Item("incidents", WARNING, words % {"number": incidents})
    if _share(stages.get(Stage.PENDING, 0), bookings) > MOST_PENDING:
        words = _("More than 1 percent of the bookings still wait for their search.")
        yield Item("pending", WARNING, words)
    if _share(_by(cube, "group").get(Group.UNKNOWN, 0), bookings) > MOST_UNKNOWN:
        words = _("The group is not on record of more than 20 percent of the bookings.")
        yield Item("group-unknown", WARNING, words)
    if Rounding.objects.filter(coverage__quarter=cube.quarter).exclude(refusals=[]).exists():
        words = _("Disclosure control refuses the figures of training: they are left out.")
        yield Item("training-left-out", WARNING, words)
    yield from _silent(cube)
    yield from _changed(cube, sum(stages.get(stage, 0) for stage in FORWARDED))


def _silent(cube: Cube) -> Iterator[Item]:
    """Places that took part and reported nothing."""
    taking_part = cube.exposures.filter(days__gt=0)
    reporting = Cell.objects.filter(cube=cube).values("county")
    silent = taking_part.exclude(county__in=reporting).count()
    if _share(silent, taking_part.count()) > MOST_SILENT:
        words = ngettext(
            "%(number)d county took part and reported no booking.",
            "%(number)d counties took part and reported no booking.",
            silent,
        )
        yield Item("not-reported", WARNING, words % {"number": silent})


def _changed(cube: Cube, forwarded: int) -> Iterator[Item]:
    """A quarter that differs much from the one before."""
    earlier = Cube.objects.filter(quarter__lt=cube.quarter, frozen_at__isnull=False)
    before = earlier.order_by("-quarter", "-frozen_at").first()
    if before is None:
        return
    then = sum(_by(before, "stage").get(stage, 0) for stage in FORWARDED)
    if abs(forwarded - then) > MOST_CHANGE * max(then, 1):
        words = _("Forwarded bookings differ by more than 25 percent from %(quarter)s.")
        yield Item("changed", WARNING, words % {"quarter": before.quarter})


def _by(cube: Cube, name: str) -> dict[int, int]:
    rows = Cell.objects.filter(cube=cube).order_by().values_list(name)
    return dict(rows.annotate(persons=Sum("persons")))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
