"""What managers do about the people of their places: invite, revoke, end a role."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.invitations import LIFECYCLE, LIFETIME, Invitation, InvitationStatus
from portal.jurisdictions.memberships import Membership
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.people.errors import (
    AlreadyInvited,
    AlreadyTaken,
    InvitationOver,
    LastRole,
    NoSuchInvitation,
    NoSuchMembership,
    NotGiven,
)
from portal.jurisdictions.people.links import (
    digest_of,
    digests_of_address,
    new_token,
    set_address,
)
from portal.jurisdictions.people.managers import (
    MANAGER,
    manages_from_above,
    require_manager,
    roles_to_give,
)
from portal.jurisdictions.people.words import letter_of
from portal.jurisdictions.reaching import reaching
from portal.jurisdictions.roles import lock_role, take_role
from portal.mail.services import post
from portal.states import TransitionRefused


@transaction.atomic
def invite(
    *,
    jurisdiction: Jurisdiction,
    role: str,
    address: str,
    link_to: Callable[[str], str],
    by: User,
    at: datetime,
) -> Invitation:
    """Invite whoever reads an address to hold a role in a place; the letter carries the link.

    ``link_to`` makes an address of a page from a token, which nobody can read again.  Raises
    ``AccessDenied``, ``NotGiven``, ``AlreadyInvited``, and ``NotPostable`` for a bad address.
    """
    require_manager(by, jurisdiction)
    if role not in [given.name for given in roles_to_give(jurisdiction)]:
        raise NotGiven(_("Nobody is invited to this role here."))
    lock_role(role=role, jurisdiction=jurisdiction)
    token = new_token(jurisdiction)
    invitation = Invitation(
        jurisdiction=jurisdiction,
        role=role,
        digest=digest_of(token),
        invited_by=by,
        invited_at=at,
        expires_at=at + LIFETIME,
    )
    set_address(invitation, address)
    with reaching(jurisdiction):
        _refuse_a_second(jurisdiction, role, address, at)
        invitation.save(force_insert=True)
    subject, body = letter_of(invitation, link=link_to(token))
    post(to=address, subject=subject, body=body, at=at)
    _note("invitation.sent", invitation, by, at)
    return invitation


@transaction.atomic
def revoke_invitation(
    *, invitation_id: UUID, jurisdiction: Jurisdiction, by: User, at: datetime
) -> Invitation:
    """Make the link of an invitation worthless.

    Raises ``AccessDenied``, ``NoSuchInvitation``, and ``InvitationOver`` if it was answered.
    """
    require_manager(by, jurisdiction)
    with reaching(jurisdiction):
        own = Invitation.objects.filter(jurisdiction=jurisdiction, pk=invitation_id)
        invitation = own.select_for_update(of=("self",)).first()
        if invitation is None:
            raise NoSuchInvitation(_("There is no such invitation here."))
        move_invitation(invitation, InvitationStatus.REVOKED, by=by, at=at)
    _note("invitation.revoked", invitation, by, at)
    return invitation


@transaction.atomic
def remove_role(
    *, membership_id: UUID, jurisdiction: Jurisdiction, by: User, at: datetime
) -> Membership:
    """End the role that somebody holds in a place; the history keeps it.

    Raises ``AccessDenied``, ``NoSuchMembership``, ``AlreadyTaken``, and ``LastRole`` when a
    manager would lock themselves out of the place.
    """
    with reaching(jurisdiction):
        own = Membership.objects.filter(jurisdiction=jurisdiction, pk=membership_id)
        membership = own.select_related("user").first()
        if membership is None:
            raise NoSuchMembership(_("Nobody here holds such a role."))
        # Of two managers who remove each other the second finds that they manage no longer.
        lock_role(role=membership.role, jurisdiction=jurisdiction)
        require_manager(by, jurisdiction)
        user, role = membership.user, membership.role
        if user == by and role == MANAGER and not manages_from_above(by, jurisdiction):
            raise LastRole(_("Nobody ends their own last role as manager: ask another manager."))
        if not take_role(user=user, role=role, jurisdiction=jurisdiction, by=by, at=at):
            raise AlreadyTaken(_("This role came to its end before."))
        membership.refresh_from_db()
    return membership


def move_invitation(invitation: Invitation, target: str, *, by: User, at: datetime) -> None:
    """Take a locked invitation along one way of its lifecycle, by the person and at the time."""
    status = invitation.status_at(at)
    try:
        LIFECYCLE.permission_for(source=status, target=target)
    except TransitionRefused:
        raise InvitationOver(status) from None
    name = {InvitationStatus.ACCEPTED: "accepted", InvitationStatus.REVOKED: "revoked"}[
        InvitationStatus(target)
    ]
    setattr(invitation, f"{name}_by", by)
    setattr(invitation, f"{name}_at", at)
    invitation.save(update_fields=[f"{name}_by", f"{name}_at"])


def _refuse_a_second(jurisdiction: Jurisdiction, role: str, address: str, at: datetime) -> None:
    waiting = Invitation.objects.filter(
        jurisdiction=jurisdiction,
        role=role,
        address_digest__in=digests_of_address(address),
        accepted_at=None,
        revoked_at=None,
        expires_at__gt=at,
    )
    if waiting.exists():
        raise AlreadyInvited(_("An invitation to this role waits at this address already."))


def _note(event: str, invitation: Invitation, by: User, at: datetime) -> None:
    detail: dict[str, object] = {"role": invitation.role}
    trail.record(event=event, subject=invitation, by=by, at=at, detail=detail)
