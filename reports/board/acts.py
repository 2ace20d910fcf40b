"""The acts that a release's page offers, by where it stands and by the right of the person."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.jurisdictions.access import may
from portal.jurisdictions.role_table import STATISTICS_RIGHTS
from reports.releases.models import Release
from reports.releases.progress import CHECK, COMPUTE, COUNT
from reports.releases.states import RELEASE, Status

S = Status
PREPARE, APPROVE = STATISTICS_RIGHTS


@dataclass(frozen=True)
class Act:
    """One act: where it may lead from and to, its words, and whether it asks for words.

    Its right is that of the way in the table; a way of the worker is begun by a statistician.
    """

    key: str
    title: str | Promise
    about: str | Promise
    ways: tuple[tuple[Status, Status], ...]
    asks: str | Promise = ""
    task: str = ""

    def right_from(self, status: str) -> str | None:
        """The right that the act needs from a state; None where it leads nowhere from there."""
        for source, target in self.ways:
            if source == status:
                right = RELEASE.permission_for(source=source, target=target)
                return right if right in STATISTICS_RIGHTS else PREPARE
        return None


_WHY = _("Why? (10 to 1,000 characters)")
ACTS = {
    act.key: act
    for act in (
        Act(
            "count",
            _("Count anew"),
            _("A worker counts the records as they stand now."),
            ((S.OPEN, S.FROZEN),),
            task=COUNT,
        ),
        Act(
            "freeze",
            _("Freeze the quarter"),
            _("What was counted last becomes a snapshot that nobody can change."),
            ((S.OPEN, S.FROZEN),),
        ),
        Act(
            "compute",
            _("Round and review again"),
            _("A worker rounds the snapshot and raises flags for review."),
            ((S.FROZEN, S.COMPUTED),),
            task=COMPUTE,
        ),
        Act(
            "check",
            _("Build the package and check disclosure"),
            _("A worker makes the files and lets three attackers try to find somebody in them."),
            ((S.COMPUTED, S.CHECKED),),
            task=CHECK,
        ),
        Act(
            "sign",
            _("Sign"),
            _("Your word that method, data and flags were looked at. Somebody else approves."),
            ((S.CHECKED, S.SIGNED),),
        ),
        Act(
            "approve",
            _("Approve"),
            _("The release comes out on its day with exactly these files."),
            ((S.SIGNED, S.APPROVED),),
        ),
        Act(
            "send-back",
            _("Send back"),
            _("It goes one step back, with what is to be mended."),
            ((S.CHECKED, S.COMPUTED), (S.SIGNED, S.CHECKED), (S.APPROVED, S.CHECKED)),
            asks=_WHY,
        ),
        Act(
            "thaw",
            _("Thaw the quarter"),
            _("Count again, as where records came late. The snapshot stays, unused."),
            ((S.FROZEN, S.OPEN), (S.COMPUTED, S.OPEN), (S.CHECKED, S.OPEN)),
            asks=_WHY,
        ),
        Act(
            "correct",
            _("Open a correction"),
            _("The next version of this quarter begins. The reason is public."),
            ((S.PUBLISHED, S.CORRECTED),),
            asks=_("What is wrong, in words for the public? (10 to 1,000 characters)"),
        ),
    )
}


def acts_open(release: Release, user: User) -> list[Act]:
    """What the page offers; the service behind each act asks everything again."""
    held = {right for right in STATISTICS_RIGHTS if may(user, right)}
    return list(_open(release, user, held))


def _open(release: Release, user: User, held: set[str]) -> Iterator[Act]:
    for act in ACTS.values():
        if act.right_from(release.status) not in held:
            continue
        if act.task and release.work.get("task"):
            continue  # a worker is at it
        if act.key == "approve" and release.signed_by_id == user.pk:
            continue  # two people
        yield act
