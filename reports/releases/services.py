"""What people do with a release, step by step; each step is theirs by a right."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from portal.jurisdictions.zones import washington_day
from portal.quarters import Quarter
from portal.states import TransitionRefused
from reports.committee.outliers.services import print_notes
from reports.coverage.freezing import count_coverage
from reports.coverage.tallies import Tally
from reports.publication.models import Publication
from reports.releases import progress
from reports.releases.checklist import ERROR, UNSIGNED, checklist
from reports.releases.models import Acknowledgment, Release
from reports.releases.moves import lock, move
from reports.releases.progress import CHECK, COMPUTE, COUNT
from reports.releases.refusals import (
    NoReason,
    NothingPublished,
    NotReady,
    PackageChanged,
    SamePerson,
)
from reports.releases.states import Status
from reports.releases.telling import tell_heads, tell_statisticians
from reports.statistics.cubing import freeze, take_turn

FIRST = "1.0"
LEAST_WORDS, MOST_WORDS = 10, 1000


@transaction.atomic
def open_release(*, quarter: Quarter, day: date, by: User | None, at: datetime) -> Release:
    """The first version of a quarter, or the one that is there; ``day`` is when it is to be out.

    Runs in the statistics scope, as all of this does.
    """
    if by is not None:
        require(by, "prepare_release")
    release, new = Release.objects.get_or_create(
        quarter=str(quarter), version=FIRST, defaults={"changed_at": at, "day": day}
    )
    if new:
        trail.record(event="release.opened", subject=release, by=by, at=at)
    return release


@transaction.atomic
def open_correction(*, quarter: Quarter, reason: str, by: User, at: datetime) -> Release:
    """The next version of a published quarter, which is counted anew; the reason is public.

    Its number is settled when it is checked: what changed decides.  Raises ``NothingPublished``,
    ``NoReason``, and ``TransitionRefused`` while another one is on the way.
    """
    require(by, "prepare_release")
    words = _words(reason)
    standing = Publication.objects.filter(quarter=str(quarter), corrected_at=None).first()
    if standing is None:
        raise NothingPublished(_("Nothing of this quarter is published."))
    Release.objects.select_for_update().get(publication=standing)
    if Release.objects.filter(quarter=str(quarter), publication=None).exists():
        raise TransitionRefused(_("A version of this quarter is on its way already."))
    release = Release.objects.create(
        quarter=str(quarter),
        version=f"{standing.major}.{standing.minor + 1}",
        changed_at=at,
        day=washington_day(at),
        reason=words,
        work=progress.asked(COUNT, at=at),
    )
    trail.record(event="release.opened", subject=release, by=by, at=at)
    return release


@transaction.atomic
def freeze_release(
    *,
    release: Release,
    by: User | None,
    at: datetime,
    days: Mapping[str, int] | None = None,
    trained: Iterable[Tally] | None = None,
) -> Release:
    """Make a snapshot of what was counted last, and set a worker to it.

    The committee's notes that wait are printed with it, but for a correction, which prints those
    of its quarter alone.  Training is counted with the first snapshot of a quarter that is over,
    and not again.  ``days`` and ``trained`` are those of invented facts.  Raises
    ``NothingToFreeze``.
    """
    # First the turn, then the release, as whoever counts does: neither waits for the other.
    take_turn(Quarter.named(release.quarter))
    release = lock(release.pk)
    if by is not None:
        require(by, "prepare_release")
    cube = freeze(Quarter.named(release.quarter), by=by, at=at, days=days)
    if not release.reason:
        print_notes(quarter=release.quarter, synthetic=cube.synthetic, at=at)
    quarter = Quarter.named(release.quarter)
    # Nobody's records stand beside invented figures.
    if at.date() > quarter.ends and (trained is not None or not cube.synthetic):
        count_coverage(quarter=quarter, by=by, at=at, invented=trained)
    sets = {"cube": cube, "work": progress.asked(COMPUTE, at=at)}
    move(release, Status.FROZEN, by=by, at=at, sets=sets)
    return release


@transaction.atomic
def thaw_release(*, release: Release, note: str, by: User, at: datetime) -> Release:
    """Count anew, as where records came late; the snapshot stays, unused.

    From here on a person freezes the quarter, and no calendar.
    """
    release = lock(release.pk)
    words = _words(note)
    sets: dict[str, object] = {
        "cube": None,
        "manifest": "",
        "signed_by": None,
        "findings": [],
        "work": progress.asked(COUNT, at=at),
    }
    move(release, Status.OPEN, by=by, at=at, note=words, sets=sets)
    release.files.all().delete()
    return release


def start_counting(*, release: Release, by: User, at: datetime) -> Release:
    """Set a worker to count an open quarter anew."""
    return _start(release, COUNT, Status.OPEN, by, at)


def start_computing(*, release: Release, by: User, at: datetime) -> Release:
    """Set a worker to round and review what is frozen, once more."""
    return _start(release, COMPUTE, Status.FROZEN, by, at)


def start_checking(*, release: Release, by: User, at: datetime) -> Release:
    """Set a worker to build the package and ask the gate.

    Raises ``NotReady`` while a flag waits for its sign-off.  What else stands on the checklist
    the check itself mends, or finds again.
    """
    if waiting := [item.words for item in checklist(release) if item.code == UNSIGNED]:
        raise NotReady(waiting)
    return _start(release, CHECK, Status.COMPUTED, by, at)


@transaction.atomic
def sign_release(*, release: Release, manifest: str, by: User, at: datetime) -> Release:
    """The statistician's word on the package that was read, told by its ``manifest``.

    Raises ``NotReady`` for an error on the checklist, or a warning that nobody looked at, and
    ``PackageChanged``.
    """
    release = lock(release.pk)
    waiting = [item.words for item in checklist(release) if not item.acknowledged]
    if waiting:
        raise NotReady(waiting)
    move(release, Status.SIGNED, by=by, at=at, sets={"signed_by": by})
    _refuse_another(release, manifest)
    _refuse_late(release, at)
    tell_heads(release, at=at)
    return release


@transaction.atomic
def approve_release(*, release: Release, manifest: str, by: User, at: datetime) -> Release:
    """The word of the head of statistics, who is another person, on the package that was read.

    Raises ``SamePerson``, ``PackageChanged``, and ``NotReady`` where the package prints another
    day than the calendar has, or one that is over.
    """
    release = lock(release.pk)
    if release.signed_by_id == by.pk:
        raise SamePerson(_("Whoever signed a release does not approve it too."))
    move(release, Status.APPROVED, by=by, at=at, sets={"approved_by": by})
    _refuse_another(release, manifest)
    if errors := [item.words for item in checklist(release) if item.severity == ERROR]:
        raise NotReady(errors)
    _refuse_late(release, at)
    return release


@transaction.atomic
def send_back(*, release: Release, note: str, by: User, at: datetime) -> Release:
    """Give a signed or approved release back to the statisticians, with what is to be mended."""
    release = lock(release.pk)
    words = _words(note)
    sets = {"signed_by": None, "approved_by": None}
    target = Status.COMPUTED if release.status == Status.CHECKED else Status.CHECKED
    move(release, target, by=by, at=at, note=words, sets=sets)
    tell_statisticians(release, at=at)
    return release


@transaction.atomic
def acknowledge(
    *, release: Release, code: str, words: str, by: User, at: datetime
) -> Acknowledgment:
    """Say that a warning of the checklist was looked at, and what came of it."""
    require(by, "prepare_release")
    release = lock(release.pk)
    known = {item.code for item in checklist(release) if item.severity == "WARNING"}
    if code not in known or release.cube is None:
        raise TransitionRefused(_("There is no such warning."))
    given, _new = Acknowledgment.objects.get_or_create(
        release=release,
        code=code,
        cube=release.cube,
        defaults={"words": _words(words), "given_by": by, "given_at": at},
    )
    return given


@transaction.atomic
def _start(release: Release, task: str, status: Status, by: User, at: datetime) -> Release:
    require(by, "prepare_release")
    release = lock(release.pk)
    if release.status != status:
        raise TransitionRefused(_("The release is at another step by now."))
    if release.work.get("task"):
        raise TransitionRefused(_("A worker is at it."))
    release.work = progress.asked(task, at=at)
    release.save(update_fields=["work"])
    return release


def _refuse_another(release: Release, manifest: str) -> None:
    """Nobody signs what somebody else had made anew since they read it."""
    if release.manifest != manifest:
        raise PackageChanged(_("The package changed since you read it. Read it again."))


def _refuse_late(release: Release, at: datetime) -> None:
    """A package does not print a day that is over; a correction comes out once it is approved."""
    if not release.reason and washington_day(at) > release.day:
        words = _("The day printed in the package is over: give the quarter another, and check.")
        raise NotReady([words])


def _words(text: str) -> str:
    words = text.strip()
    if not LEAST_WORDS <= len(words) <= MOST_WORDS:
        raise NoReason(_("Say why, in 10 to 1,000 characters."))
    return words
