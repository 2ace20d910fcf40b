"""What may not be done about people, in sentences fit to show."""

from django.utils.translation import gettext as _

from portal.jurisdictions.invitations import InvitationStatus


class NotGiven(Exception):
    """A manager of the place does not give this role."""


class AlreadyInvited(Exception):
    """The address has an invitation to the role that still waits for an answer."""


class NoSuchInvitation(Exception):
    """No invitation of any place has this link or id."""


class InvitationOver(Exception):
    """The invitation was answered, was revoked, or is too old; ``status`` says which."""

    def __init__(self, status: str) -> None:
        self.status = status
        super().__init__(_over(status))


class OwnInvitation(Exception):
    """Whoever invites cannot be the one who accepts."""


class NameTaken(Exception):
    """Another account has the name."""


class NoSuchMembership(Exception):
    """Nobody of this place holds or held a role under this id."""


class AlreadyTaken(Exception):
    """The role came to its end before."""


class LastRole(Exception):
    """Nobody locks themselves out."""


def _over(status: str) -> str:
    if status == InvitationStatus.ACCEPTED:
        return _("This invitation was accepted before, and a link works once.")
    if status == InvitationStatus.EXPIRED:
        return _("This invitation is more than a week old. Ask for a new one.")
    return _("This invitation was revoked. Ask whoever sent it.")
