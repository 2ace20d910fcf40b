"""How an invitation is answered: by somebody who has an account, or by a newcomer."""

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.invitations import Invitation, InvitationStatus
from portal.jurisdictions.people.errors import (
    InvitationOver,
    NameTaken,
    NoSuchInvitation,
    OwnInvitation,
)
from portal.jurisdictions.people.links import address_of, digests_of, place_of
from portal.jurisdictions.people.managers import manages
from portal.jurisdictions.people.services import move_invitation
from portal.jurisdictions.reaching import reaching
from portal.jurisdictions.roles import give_role


def open_invitation(token: str, *, at: datetime) -> Invitation:
    """The invitation behind a link while it can be accepted.

    Raises ``NoSuchInvitation`` for a link that was never sent, ``InvitationOver`` for one that
    was answered, revoked or is too old, and for one whose sender manages the place no longer.
    """
    place = place_of(token)
    if place is None:
        raise NoSuchInvitation(_("This link leads to no invitation."))
    with reaching(place):
        found = Invitation.objects.filter(jurisdiction=place, digest__in=digests_of(token))
        invitation = found.select_related("jurisdiction__parent", "invited_by").first()
    if invitation is None:
        raise NoSuchInvitation(_("This link leads to no invitation."))
    _refuse_if_over(invitation, at)
    return invitation


def accept(*, token: str, by: User, at: datetime) -> Invitation:
    """Give a person the role that the link invites to; of two answers the first one counts.

    Raises what ``open_invitation`` does, and ``OwnInvitation`` for whoever sent it.
    """
    return _answer(token, lambda _invitation: by, at)


def accept_as_newcomer(*, token: str, username: str, password: str, at: datetime) -> Invitation:
    """Make an account with the invited address, and give it the role.

    The caller has checked name and password by the rules for them.  Raises what
    ``open_invitation`` does, and ``NameTaken``.
    """

    def newcomer(invitation: Invitation) -> User:
        return _account(username, password, address_of(invitation))

    return _answer(token, newcomer, at)


@transaction.atomic
def _answer(token: str, person_of: Callable[[Invitation], User], at: datetime) -> Invitation:
    place = open_invitation(token, at=at).jurisdiction
    with reaching(place):
        rows = Invitation.objects.filter(jurisdiction=place, digest__in=digests_of(token))
        locked = rows.select_related("jurisdiction__parent", "invited_by")
        invitation = locked.select_for_update(of=("self",)).get()
        _refuse_if_over(invitation, at)
        user = person_of(invitation)
        if user == invitation.invited_by:
            raise OwnInvitation(_("Nobody accepts an invitation of their own."))
        move_invitation(invitation, InvitationStatus.ACCEPTED, by=user, at=at)
        give_role(
            user=user, role=invitation.role, jurisdiction=place, by=invitation.invited_by, at=at
        )
    trail.record(
        event="invitation.accepted",
        subject=invitation,
        by=user,
        at=at,
        detail={"role": invitation.role},
    )
    return invitation


def _refuse_if_over(invitation: Invitation, at: datetime) -> None:
    status = invitation.status_at(at)
    if status == InvitationStatus.OPEN and not manages(
        invitation.invited_by, invitation.jurisdiction
    ):
        status = InvitationStatus.REVOKED
    if status != InvitationStatus.OPEN:
        raise InvitationOver(status)


def _account(username: str, password: str, address: str) -> User:
    try:
        with transaction.atomic():
            return User.objects.create_user(username, email=address, password=password)
    except IntegrityError:
        raise NameTaken(_("Another account has this name.")) from None
