"""Writes: messages between somebody behind a complaint and those who work on it."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from complaints.following.locking import lock_complaint
from complaints.following.models import Message
from complaints.models import Complaint, Party
from complaints.selectors import complaints_visible_to
from complaints.vault.sealed import seal_record
from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.reaching import stepping_into
from portal.jurisdictions.role_table import COMPLAINT_RIGHTS
from portal.training.services import require_trained_for


def send_message(
    *, party: Party, words: str, kind: str = Message.Kind.WORDS, at: datetime
) -> Message:
    """Keep what somebody behind a complaint wrote; in any state, however long closed.

    Raises ``WordsMissing``, ``WordsTooLong`` and ``KeyDestroyed``.
    """
    text = fit(words)
    with stepping_into(scope.complaints()):
        complaint = lock_complaint(party.complaint_id)
        return _keep(complaint, text, party=party, by=None, kind=kind, at=at)


def answer(
    *, complaint_id: UUID, words: str, to: UUID | None = None, by: User, at: datetime
) -> Message:
    """Write to somebody behind a complaint, or to everybody behind it where ``to`` is None.

    Raises ``AccessDenied``, ``WordsMissing``, ``WordsTooLong`` and ``KeyDestroyed``.
    """
    text = fit(words)
    with stepping_into(scope.complaints()):
        complaint = lock_complaint(readable(complaint_id, by).pk)
        require_trained_for(user=by, rights=COMPLAINT_RIGHTS, at=at)
        party = complaint.parties.filter(pk=to).first() if to else None
        if to and party is None:
            raise AccessDenied(_("Nobody of this complaint can be written to in this way."))
        return _keep(complaint, text, party=party, by=by, kind=Message.Kind.WORDS, at=at)


def readable(complaint_id: UUID, by: User) -> Complaint:
    """A complaint that a person works on or may; raises ``AccessDenied``."""
    found = complaints_visible_to(by).filter(pk=complaint_id).first()
    if found is None:
        raise AccessDenied(_("You do not work on this complaint."))
    return found


def _keep(
    complaint: Complaint,
    text: str,
    *,
    party: Party | None,
    by: User | None,
    kind: str,
    at: datetime,
) -> Message:
    made = Message(
        jurisdiction_id=complaint.jurisdiction_id,
        complaint=complaint,
        party=party,
        written_by=by,
        kind=Message.Kind(kind),
        sent_at=at,
    )
    made.words = seal_record({"words": text}, complaint_id=complaint.pk, name=f"message:{made.pk}")
    made.save(force_insert=True)
    event = "complaint.answered" if by else "complaint.written"
    trail.record(event=event, subject=complaint, by=by, at=at, detail={"kind": made.kind})
    return made
