"""Writes: a name is opened for a reason, with the consent of an affected person."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from complaints.following.locking import lock_party
from complaints.following.messages import readable
from complaints.following.models import IdentityOpening
from complaints.following.refusals import IdentitySealed
from complaints.models import Party
from complaints.modes import Consent
from complaints.states import INVESTIGATE, SUPERVISE
from complaints.vault.keys import Lock
from complaints.vault.sealed import open_record, seal_record
from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied, holds_everywhere
from portal.jurisdictions.reaching import stepping_into
from portal.training.services import require_trained_for

Role = IdentityOpening.Role


def open_identity(*, party_id: UUID, why: str, by: User, at: datetime) -> dict[str, str]:
    """Open a name and the ways to reach the person; the person sees by whom, when and why.

    Raises ``AccessDenied``, ``WordsMissing``, ``WordsTooLong``,
    ``IdentitySealed`` and ``KeyDestroyed``.
    """
    with stepping_into(scope.complaints()):
        party, role = within_reach(party_id, by, at)
        if needs_glass(party):
            raise IdentitySealed(_("The affected person did not consent, so the name is sealed."))
        opened = identity_of(party)
        keep_opening(party, role, why, by, at, opened_at=at)
        trail.record(event="complaint.identity_opened", subject=party, by=by, at=at)
    return opened


def within_reach(party_id: UUID, by: User, at: datetime) -> tuple[Party, Role]:
    """Somebody whose name a person may ask for, locked, and as what.

    Raises ``AccessDenied`` and ``Untrained``.
    """
    role = Role.SUPERVISOR if holds_everywhere(by, SUPERVISE) else Role.INVESTIGATOR
    if not holds_everywhere(by, INVESTIGATE, SUPERVISE):
        raise AccessDenied(_("Investigators and supervisors alone open a name."))
    party = Party.objects.filter(pk=party_id).first()
    if party is None:
        raise AccessDenied(_("You do not work on this complaint."))
    readable(party.complaint_id, by)
    require_trained_for(user=by, rights=(INVESTIGATE, SUPERVISE), at=at)
    return lock_party(party), role


def needs_glass(party: Party) -> bool:
    """Whether nobody opens the name alone: somebody else gave it, and the person did not agree."""
    return party.kind == Party.Kind.AFFECTED and party.consent == Consent.NONE


def identity_of(party: Party) -> dict[str, str]:
    """The sealed names; raises ``IdentitySealed`` where there are none, and ``KeyDestroyed``."""
    if party.identity is None:
        raise IdentitySealed(_("Nobody gave a name."))
    name = f"party:{party.pk}"
    complaint = party.complaint_id
    return dict(open_record(party.identity, complaint_id=complaint, name=name, lock=Lock.IDENTITY))


def keep_opening(
    party: Party,
    role: Role,
    why: str,
    by: User,
    at: datetime,
    *,
    breaks_glass: bool = False,
    opened_at: datetime | None = None,
) -> IdentityOpening:
    """Store an opening, or what was asked for, with its reason sealed.

    Raises ``WordsMissing`` and ``WordsTooLong``.
    """
    reason = fit(why)
    made = IdentityOpening(
        jurisdiction_id=party.jurisdiction_id,
        party=party,
        breaks_glass=breaks_glass,
        role=role,
        asked_by=by,
        asked_at=at,
        opened_at=opened_at,
    )
    name = f"opening:{made.pk}"
    made.reason = seal_record({"words": reason}, complaint_id=party.complaint_id, name=name)
    made.save(force_insert=True)
    return made
