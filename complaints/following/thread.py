"""Reads: the messages of a complaint, opened, in the order in which they were sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from complaints.following.models import IdentityOpening, Message
from complaints.models import Complaint, Party
from complaints.vault.sealed import open_record


@dataclass(frozen=True)
class Letter:
    """A message as it is read."""

    words: str
    kind: str
    from_staff: bool
    party: Party | None
    sent_at: datetime
    is_new: bool


def letters_of(*, party: Party, since: datetime | None) -> list[Letter]:
    """What one person wrote and what was written to them, the oldest first.

    What came from the staff after ``since`` is new.  Raises ``KeyDestroyed``.
    """
    rows = Message.objects.filter(Q(party=party) | Q(party=None), complaint=party.complaint_id)
    return _read(rows.select_related("party").order_by("sent_at", "id"), since)


def all_letters_of(complaint: Complaint) -> list[Letter]:
    """Every message of a complaint for those who work on it, the oldest first."""
    rows = Message.objects.filter(complaint=complaint).select_related("party")
    return _read(rows.order_by("sent_at", "id"), None)


def openings_of(*, party: Party) -> list[tuple[IdentityOpening, str]]:
    """Each opening of a person's name and its reason, the latest first."""
    rows = IdentityOpening.objects.filter(party=party, opened_at__isnull=False)
    return [(row, _reason(row, party)) for row in rows.order_by("-opened_at", "id")]


def _reason(row: IdentityOpening, party: Party) -> str:
    complaint = party.complaint_id
    told = open_record(row.reason, complaint_id=complaint, name=f"opening:{row.pk}")
    return str(told["words"])


def _read(rows: Iterable[Message], since: datetime | None) -> list[Letter]:
    return [_letter(row, since) for row in rows]


def _letter(row: Message, since: datetime | None) -> Letter:
    told = open_record(row.words, complaint_id=row.complaint_id, name=f"message:{row.pk}")
    from_staff = row.written_by_id is not None
    is_new = from_staff and since is not None and row.sent_at > since
    return Letter(told["words"], row.kind, from_staff, row.party, row.sent_at, is_new)
