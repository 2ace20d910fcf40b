"""Writes: a name is opened against its seal, by two supervisors, and counted in public."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from complaints.following.messages import readable
from complaints.following.models import IdentityOpening
from complaints.following.opening import (
    identity_of,
    keep_opening,
    needs_glass,
    within_reach,
)
from complaints.following.refusals import IdentitySealed, OpeningLapsed, SecondPersonNeeded
from complaints.routing.rights import require_supervisor
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.reaching import stepping_into

LASTS = timedelta(hours=24)


def ask_break_glass(*, party_id: UUID, why: str, by: User, at: datetime) -> IdentityOpening:
    """Ask another supervisor to let one open a name without consent.

    Raises ``AccessDenied``, ``WordsMissing``, ``WordsTooLong`` and ``IdentitySealed`` where no
    glass is to be broken.
    """
    with stepping_into(scope.complaints()):
        require_supervisor(by, at=at)
        party, role = within_reach(party_id, by, at)
        if party.identity is None or not needs_glass(party):
            raise IdentitySealed(_("There is no name here that consent seals."))
        made = keep_opening(party, role, why, by, at, breaks_glass=True)
        trail.record(event="complaint.glass_asked", subject=party, by=by, at=at)
    return made


def approve_break_glass(*, opening_id: UUID, by: User, at: datetime) -> IdentityOpening:
    """Let another supervisor open a name without consent, within 24 hours of their asking.

    Raises ``AccessDenied``, ``SecondPersonNeeded`` and ``OpeningLapsed``.
    """
    with stepping_into(scope.complaints()):
        asked = _locked(opening_id, by, at)
        if asked.asked_by_id == by.pk:
            raise SecondPersonNeeded(_("Nobody approves what they asked for themselves."))
        if asked.approved_at is not None:
            raise OpeningLapsed(_("Somebody approved this already."))
        asked.approved_by, asked.approved_at = by, at
        asked.save(update_fields=["approved_by", "approved_at"])
        trail.record(event="complaint.glass_approved", subject=asked.party, by=by, at=at)
    return asked


def open_broken(*, opening_id: UUID, by: User, at: datetime) -> dict[str, str]:
    """Open once what another supervisor approved, within 24 hours of asking.

    Raises ``AccessDenied``, ``SecondPersonNeeded``, ``OpeningLapsed`` and ``KeyDestroyed``.
    """
    with stepping_into(scope.complaints()):
        asked = _locked(opening_id, by, at)
        if asked.approved_at is None or asked.asked_by_id != by.pk:
            raise SecondPersonNeeded(_("Whoever asked opens it, after another approved."))
        opened = identity_of(asked.party)
        asked.opened_at = at
        asked.save(update_fields=["opened_at"])
        trail.record(event="complaint.identity_opened", subject=asked.party, by=by, at=at)
    return opened


def count_broken() -> int:
    """How many names were opened without consent since the portal began; a public figure."""
    with stepping_into(scope.complaints()):
        rows = IdentityOpening.objects.filter(breaks_glass=True, opened_at__isnull=False)
        return rows.count()


def _locked(opening_id: UUID, by: User, at: datetime) -> IdentityOpening:
    require_supervisor(by, at=at)
    rows = IdentityOpening.objects.select_for_update(of=("self",)).select_related("party")
    asked = rows.filter(pk=opening_id, breaks_glass=True).first()
    if asked is None:
        raise AccessDenied(_("You do not work on this complaint."))
    readable(asked.party.complaint_id, by)
    if asked.opened_at is not None or at > asked.asked_at + LASTS:
        raise OpeningLapsed(_("This was opened already, or was asked for over 24 hours ago."))
    return asked
