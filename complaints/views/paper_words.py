"""What the form on paper says besides the questions themselves."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

# Which answers lead to a question: paper asks everybody everything.
ONLY = {
    "authority": gettext_noop("Only if you write for somebody else."),
    "held": gettext_noop("Only if somebody was held too long."),
    "earlier": gettext_noop("Only if somebody was paid back for a complaint."),
    "record": gettext_noop("Only if a record is wrong."),
    "notice": gettext_noop("Only if it is about a paper, a record or somebody who is held."),
    "agency": gettext_noop("Leave it empty if you do not know."),
    "people": gettext_noop("Only if it happened to somebody else. Add a sheet for more people."),
    "contact": gettext_noop("Leave it empty if you want to stay anonymous."),
}
# What is looked up on a page is written on paper.
INSTEAD = {
    "place": gettext_noop("County and state"),
    "agency": gettext_noop("Name of the office"),
}


def introduction() -> list[str]:
    """What the form is for."""
    return [
        _(
            "Tell us what went wrong with a stop, an arrest, a hold or a notice, in your own"
            " words. Answer what you can and leave the rest empty."
        ),
        _("Nobody asks for anybody's immigration status. Do not write it."),
    ]


def where_to() -> list[str]:
    """Where the paper is sent, as far as the site is told, and how to do without paper."""
    address = settings.COMPLAINTS_ADDRESS
    ask = _("Ask whoever gave you this form where to send it.")
    told = _("Send it to: %(address)s") % {"address": address} if address else ask
    page = {"page": f"{settings.PUBLIC_ADDRESS}/complain/"}
    onward = _("You can also answer these questions at %(page)s, without an account.") % page
    return [told, onward]


def what_comes_back() -> list[str]:
    """What becomes of the receipt, also where nobody can be reached."""
    return [
        _(
            "If you say how to reach you, you get eight words: your receipt. With them alone you"
            " see what becomes of the complaint."
        ),
        _(
            "If you do not, nobody can give them to you. File on the page instead: it shows them"
            " at once."
        ),
    ]
