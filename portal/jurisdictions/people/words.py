"""What the invited are told: the letter, and what a role lets them do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.jurisdictions.invitations import LIFETIME, Invitation
from portal.jurisdictions.role_table import ROLES

RIGHTS = {
    "submit_booking": gettext_lazy("Submit bookings"),
    "view_booking": gettext_lazy("See bookings and their outcome"),
    "answer_detainer": gettext_lazy("Answer detainers and report releases"),
    "decide_participation": gettext_lazy("Prepare and sign acts on taking part"),
    "act_for_program": gettext_lazy("Act and answer for the program"),
    "manage_people": gettext_lazy("Invite and remove people"),
}


def role_in_words(name: str) -> str:
    """A role in the reader's language."""
    return _(ROLES[name].label)


def rights_in_words(name: str) -> list[str]:
    """What a role that is held in a place lets a person do, in the reader's language."""
    return [str(RIGHTS[right]) for right in ROLES[name].permissions]


def letter_of(invitation: Invitation, *, link: str) -> tuple[str, str]:
    """Subject and body of the letter that carries the link."""
    body = _(
        "You are invited to the Secure Communities oversight portal.\n"
        "\n"
        "Place: %(place)s\n"
        "Role: %(role)s\n"
        "\n"
        "To accept, open this link within %(days)d days:\n"
        "\n"
        "%(link)s\n"
        "\n"
        "The link works once and is meant for you alone: do not pass it on. If you do not\n"
        "expect this invitation, do nothing, and it comes to nothing.\n"
    ) % {
        "place": invitation.jurisdiction,
        "role": role_in_words(invitation.role),
        "days": LIFETIME.days,
        "link": link,
    }
    return _("Invitation to the oversight portal"), body
