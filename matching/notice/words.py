"""States of a hold in plain words, for whoever holds the paper."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matching.detainers.states import Status

Words = str | Promise
# What it is, and what it means for the person.
STATES: dict[str, tuple[Words, Words]] = {
    Status.DRAFT: (
        _("Not issued"),
        _("No officer has issued this request. It asks nothing of the agency."),
    ),
    Status.ISSUED: (
        _("Issued to the agency"),
        _("The agency has this request. Its 48 hours have not begun."),
    ),
    Status.SERVED: (
        _("Handed to the person"),
        _("The person has a copy of this request. Its 48 hours have not begun."),
    ),
    Status.AWAITING_CONVICTION: (
        _("Waits for a conviction"),
        _("The agency may not hold the person for this request unless a court convicts them."),
    ),
    Status.ACTIVE: (
        _("In force, release not due yet"),
        _("The person is held for another reason. The 48 hours begin when that reason ends."),
    ),
    Status.RELEASE_DUE: (
        _("The 48 hours run"),
        _("The person would be free but for this request. When the time is over, it ends."),
    ),
    Status.EXPIRED: (
        _("The 48 hours are over"),
        _("This request no longer allows the agency to hold the person. Ask for the release."),
    ),
    Status.TRANSFERRED: (
        _("Handed over"),
        _("The agency handed the person over to the immigration officers."),
    ),
    Status.RELEASED: (_("Released"), _("The agency released the person. This request is over.")),
    Status.DECLINED: (
        _("Declined by the agency"),
        _("The agency does not hold anybody for this request. It is over."),
    ),
    Status.CANCELLED: (
        _("Canceled"),
        _("The officers took this request back. The agency may not hold the person for it."),
    ),
    Status.LIFTED: (
        _("Lifted by a court"),
        _("A court ended this request. The agency may not hold the person for it."),
    ),
}
# Beside the words an agency answers with.
ANSWERS: dict[str, Words] = {
    "HONOR": _("It will hold the person if release comes due."),
    "DECLINE": _("It will not hold the person for this request."),
    "NOTIFY_ONLY": _("It will tell the officers of the release, and will not hold the person."),
}
