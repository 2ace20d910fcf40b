"""Whose hands a complaint may be in: a role of the work on complaints, and no part in the matter.

Whoever holds a role in the place complained of, or in the state above it, can never read,
assign, edit or close the complaint, whatever else they are; nor can staff who are named in it.
"""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from complaints.casework.models import Recusal
from complaints.disposed import refuse_disposed
from complaints.models import Complaint
from complaints.vault.sealed import seal_record
from complaints.vault.words import fit
from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied, holds_everywhere, jurisdictions_of
from portal.jurisdictions.role_table import COMPLAINT_RIGHTS
from portal.training.services import require_trained_for


def is_kept_away(complaint: Complaint, user: User) -> bool:
    """Whether a person is of the place complained of, or is named in the complaint."""
    if complaint.jurisdiction_id in jurisdictions_of(user):
        return True
    return Recusal.objects.filter(complaint=complaint, user=user).exists()


def may_handle(complaint: Complaint, user: User, *rights: str) -> bool:
    """Whether a person holds one of the rights, any of the work if none is named, and may act."""
    return holds_everywhere(user, *(rights or COMPLAINT_RIGHTS)) and not is_kept_away(
        complaint, user
    )


def require_hand(complaint: Complaint, user: User, *rights: str, at: datetime) -> None:
    """Refuse whoever may not handle the complaint, or is untrained for what gives the right.

    Raises ``AccessDenied`` and ``Untrained``.
    """
    require_right(complaint, user, *rights)
    require_trained_for(user=user, rights=rights or COMPLAINT_RIGHTS, at=at)


def require_right(complaint: Complaint, user: User, *rights: str) -> None:
    """Refuse whoever may not handle the complaint, trained or not.  Raises ``AccessDenied``."""
    if not may_handle(complaint, user, *rights):
        raise AccessDenied(_("Your roles do not let you do this with the complaint."))


def lock_complaint(complaint_id: UUID) -> Complaint:
    """The complaint with its row locked, so that two people who act at once take turns.

    Raises ``Complaint.DoesNotExist``, and ``KeyDestroyed`` for one that was disposed of.
    """
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("jurisdiction")
    return refuse_disposed(rows.get(pk=complaint_id))


def seal_words(words: str, *, complaint: Complaint, name: str) -> bytes:
    """A reason or a note, sealed.  Raises ``WordsMissing`` and ``WordsTooLong``."""
    text = fit(words, missing=_("Say why."))
    return seal_record({"words": text}, complaint_id=complaint.pk, name=name)
