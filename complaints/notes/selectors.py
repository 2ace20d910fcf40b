"""Reads: the notes of a complaint, for whoever may handle it."""

from dataclasses import dataclass
from datetime import datetime

from complaints.casework.hands import may_handle
from complaints.models import Complaint
from complaints.notes.models import Note
from complaints.vault.sealed import open_record
from portal.accounts.models import User


@dataclass(frozen=True)
class Written:
    """A note as it is read."""

    words: str
    by: User
    at: datetime


def notes_visible_to(user: User, complaint: Complaint) -> list[Written]:
    """The notes, the oldest first; none for who is kept away.  Raises ``KeyDestroyed``."""
    if not may_handle(complaint, user):
        return []
    rows = Note.objects.filter(complaint=complaint).select_related("written_by")
    return [_written(row) for row in rows.order_by("written_at", "id")]


def _written(row: Note) -> Written:
    told = open_record(row.words, complaint_id=row.complaint_id, name=f"note:{row.pk}")
    return Written(str(told["words"]), row.written_by, row.written_at)
