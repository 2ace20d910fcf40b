"""Writes: a note on a complaint, which nobody changes or takes away."""

from datetime import datetime
from uuid import UUID

from complaints.casework.hands import lock_complaint, require_hand, seal_words
from complaints.notes.models import Note
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into


def write_note(*, complaint_id: UUID, words: str, by: User, at: datetime) -> Note:
    """Keep a note for those who work on the complaint, in any state.

    Raises ``AccessDenied``, ``WordsMissing``, ``WordsTooLong`` and ``KeyDestroyed``.
    """
    with stepping_into(scope.complaints()):
        complaint = lock_complaint(complaint_id)
        require_hand(complaint, by, at=at)
        made = Note(
            jurisdiction_id=complaint.jurisdiction_id,
            complaint=complaint,
            written_by=by,
            written_at=at,
        )
        made.words = seal_words(words, complaint=complaint, name=f"note:{made.pk}")
        made.save(force_insert=True)
        trail.record(event="complaint.noted", subject=complaint, by=by, at=at)
    return made
