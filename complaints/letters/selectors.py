"""Reads: the letters that were sent, as they were sent."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from complaints.letters.models import Letter
from complaints.models import Complaint, Party
from complaints.selectors import complaints_visible_to
from complaints.vault.sealed import open_record
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into


@dataclass(frozen=True)
class Sent:
    """A letter as the person reads it; ``to`` is None for everybody behind the complaint."""

    pk: UUID
    kind: str
    language: str
    words: str
    to: Party | None
    complaint: Complaint
    at: datetime


def letters_of(complaint: Complaint) -> QuerySet[Letter]:
    """What was sent, the oldest first, without its words."""
    rows = Letter.objects.filter(message__complaint=complaint)
    rows = rows.select_related("message__party", "template")
    return rows.order_by("message__sent_at", "id")


def letters_to(party: Party) -> list[Letter]:
    """What one person was sent, the oldest first, without its words."""
    with stepping_into(scope.complaints()):
        return list(_reaching(party))


def letter_to(party: Party, letter_id: UUID) -> Sent | None:
    """One letter that a person was sent, or None.  Raises ``KeyDestroyed``."""
    with stepping_into(scope.complaints()):
        found = _reaching(party).filter(pk=letter_id).first()
        return _sent(found) if found else None


def letter_visible_to(user: User, letter_id: UUID) -> Sent | None:
    """One letter of a complaint that a person works on, or None.  Raises ``KeyDestroyed``."""
    rows = Letter.objects.filter(message__complaint__in=complaints_visible_to(user))
    found = rows.select_related("message__party", "template").filter(pk=letter_id).first()
    return _sent(found) if found else None


def addressee_of(sent: Sent) -> Party | None:
    """Whoever the letter goes to by mail: the person it was sent to, or else whoever filed."""
    return sent.to or sent.complaint.parties.filter(kind=Party.Kind.FILER).first()


def _reaching(party: Party) -> QuerySet[Letter]:
    reaches = Q(message__party=party) | Q(message__party=None)
    return letters_of(party.complaint).filter(reaches)


def _sent(row: Letter) -> Sent:
    message = row.message
    told = open_record(
        message.words, complaint_id=message.complaint_id, name=f"message:{message.pk}"
    )
    return Sent(
        pk=row.pk,
        kind=row.kind,
        language=row.template.language,
        words=str(told["words"]),
        to=message.party,
        complaint=message.complaint,
        at=message.sent_at,
    )
