"""The acts that a flag's page offers, by the right of the person and where the flag stands."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.jurisdictions.access import may
from reports.acts import Act, table_of
from reports.flags.models import Flag
from reports.flags.states import APPROVE, FLAG, PREPARE, Status
from reports.flags.writing import WRITABLE

ACTS = table_of(
    Act(
        "ask",
        _("Ask the place to comment"),
        _("It comments and cannot block: after the day that you set the examination goes on."),
        PREPARE,
        FLAG.sources_of(Status.ASKED),
    ),
    Act(
        "write",
        _("Write the case file"),
        _("What you write takes the place of what stands there; the earlier text is kept."),
        PREPARE,
        frozenset(WRITABLE),
    ),
    Act(
        "conclude",
        _("End the examination"),
        _("Another person then reads the file and signs it."),
        PREPARE,
        FLAG.sources_of(Status.EXAMINED),
    ),
    Act(
        "sign",
        _("Sign the examination"),
        _("The statement and the comment of the place are printed with the release."),
        APPROVE,
        FLAG.sources_of(Status.SIGNED),
    ),
    Act(
        "send-back",
        _("Send it back"),
        _("Whoever examined it writes more, and ends the examination again."),
        APPROVE,
        FLAG.sources_of(Status.OPEN),
    ),
)


def acts_open(flag: Flag, user: User) -> list[Act]:
    """What the page offers; the service behind each act asks everything again."""
    return [act for act in ACTS.values() if flag.status in act.sources and may(user, act.right)]
