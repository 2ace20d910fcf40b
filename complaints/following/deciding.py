"""Writes: what the person decides to whom it happened."""

from datetime import datetime

from django.utils.translation import gettext as _

from complaints.following.locking import lock_party
from complaints.following.refusals import NotForThisPerson
from complaints.models import Party
from complaints.modes import Consent
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into


def give_consent(*, party: Party, is_given: bool, at: datetime) -> Party:
    """Let investigators open one's name where they need it, or take that back.

    What is given here counts as written.  Raises ``NotForThisPerson``.
    """
    wanted = Consent.WRITTEN if is_given else Consent.NONE
    with stepping_into(scope.complaints()):
        mine = lock_party(party)
        _require_affected(mine)
        before, mine.consent = mine.consent, wanted
        mine.save(update_fields=["consent"])
        trail.record(
            event="complaint.consent",
            subject=mine,
            by=None,
            at=at,
            before=before,
            after=wanted,
        )
    return mine


def decide_access(*, party: Party, is_given: bool, at: datetime) -> Party:
    """Decide whether whoever filed goes on following the complaint; return who filed.

    Raises ``NotForThisPerson``.
    """
    with stepping_into(scope.complaints()):
        _require_affected(party)
        rows = Party.objects.select_for_update(of=("self",))
        filer = rows.get(complaint_id=party.complaint_id, kind=Party.Kind.FILER)
        filer.follows_it = is_given
        filer.save(update_fields=["follows_it"])
        trail.record(
            event="complaint.access",
            subject=filer,
            by=None,
            at=at,
            detail={"follows": is_given},
        )
    return filer


def _require_affected(party: Party) -> None:
    if party.kind != Party.Kind.AFFECTED:
        raise NotForThisPerson(_("The person to whom it happened decides this."))
