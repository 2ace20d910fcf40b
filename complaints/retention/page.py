"""Reads: what the pages of retention show."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from complaints.asking.models import Asking
from complaints.casework.page import is_disposed_of
from complaints.models import Complaint
from complaints.retention import due
from complaints.retention.blocks import MEANINGS, blocks_of
from complaints.retention.disposing import open_disposal
from complaints.retention.holding import reason_of
from complaints.retention.models import ENDS, Disposal, LegalHold, Period, Tombstone
from complaints.retention.schedule import end_of, period_of, periods
from complaints.retention.sealed import sealed_tables
from complaints.states import SUPERVISE
from portal.accounts.models import User
from portal.jurisdictions.access import holds_everywhere

SHOWN = 50
NAMES: dict[str, Promise] = {
    "complaints.Party": _("People behind it"),
    "following.Message": _("Messages"),
    "following.IdentityOpening": _("Reasons for opening a name"),
    "evidence.Evidence": _("Files"),
    "evidence.Unsealing": _("Reasons for opening a file"),
    "complaint_casework.Move": _("Moves with their notes"),
    "complaint_casework.Pause": _("Reasons of pauses"),
    "complaint_casework.Extension": _("Reasons of extensions"),
    "retention.LegalHold": _("Reasons of holds"),
    "notes.Note": _("Notes"),
    "referrals.Referral": _("Referrals"),
}


@dataclass(frozen=True)
class Held:
    """A hold for a lawsuit, and why; '' once the complaint is disposed of."""

    hold: LegalHold
    reason: str


@dataclass(frozen=True)
class Keeping:
    """How long one complaint is kept, what stops its end, and who proposed that."""

    complaint: Complaint
    period: Period | None
    until: datetime | None
    is_due: bool
    blocks: list[str]
    holds: list[Held]
    disposal: Disposal | None
    tombstone: Tombstone | None
    will_go: list[tuple[str, int]]
    may_act: bool
    is_mine: bool

    @property
    def is_held(self) -> bool:
        """Whether it is held for a lawsuit now."""
        return any(one.hold.lifted_at is None for one in self.holds)

    @property
    def is_free(self) -> bool:
        """Whether it may be disposed of now."""
        return self.is_due and not self.blocks and self.complaint.disposed_at is None

    @property
    def waits(self) -> bool:
        """Whether a second person is waited for."""
        return self.disposal is not None and self.disposal.confirmed_at is None


@dataclass(frozen=True)
class Due:
    """A complaint that may be disposed of, and how it ended."""

    complaint: Complaint
    ended: str


def keeping_of(complaint: Complaint, user: User, *, at: datetime) -> Keeping:
    """The page of one complaint for somebody who sees it."""
    period, disposal = period_of(complaint), open_disposal(complaint)
    until = end_of(complaint, period) if period else None
    return Keeping(
        complaint=complaint,
        period=period,
        until=until,
        is_due=until is not None and until <= at,
        blocks=[str(MEANINGS[key]) for key in blocks_of(complaint, at=at)],
        holds=_holds(complaint),
        disposal=disposal,
        tombstone=Tombstone.objects.filter(complaint=complaint).first(),
        will_go=[one for one in _will_go(complaint) if one[1]] if disposal else [],
        may_act=may_dispose(user),
        is_mine=disposal is not None and disposal.proposed_by_id == user.pk,
    )


def lists_for(user: User, *, at: datetime) -> dict[str, Any]:
    """What is due, what waits for a second person, what is held, and the schedule."""
    rows = due.due_for_disposal(user, at=at)
    return {
        "due": [Due(one, str(dict(ENDS)[one.outcome])) for one in rows[:SHOWN]],
        "proposed": due.proposed(user)[:SHOWN],
        "held": due.held(user)[:SHOWN],
        "stones": due.tombstones(user)[:SHOWN],
        "periods": periods(),
        "may_act": may_dispose(user),
        "shown": SHOWN,
    }


def may_dispose(user: User) -> bool:
    """Whether a person takes part in what ends a complaint."""
    return holds_everywhere(user, SUPERVISE)


def _holds(complaint: Complaint) -> list[Held]:
    gone = is_disposed_of(complaint)
    rows = LegalHold.objects.filter(complaint=complaint).select_related("placed_by", "lifted_by")
    return [Held(one, "" if gone else reason_of(one)) for one in rows.order_by("placed_at", "pk")]


def _will_go(complaint: Complaint) -> Iterator[tuple[str, int]]:
    """How much there is of each thing that will be unreadable, by its name."""
    for table in sealed_tables():
        if name := NAMES.get(table.model._meta.label):
            rows = table.model._default_manager.filter(**{table.way: complaint.pk})
            yield str(name), rows.count()
    yield str(_("Questions to the place")), Asking.objects.filter(complaint=complaint).count()
