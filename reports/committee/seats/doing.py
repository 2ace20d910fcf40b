"""The acts on seats that the desk offers, by who may do them."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.jurisdictions.access import may
from reports.acts import Act, table_of
from reports.committee.seats.selectors import term_of
from reports.committee.seats.states import RUN, SIT

ACTS = table_of(
    Act(
        "interest",
        _("Declare an interest"),
        _("It is public, and keeps you away from what it is in."),
        SIT,
    ),
    Act(
        "end-interest",
        _("End an interest"),
        _("Recusals that were recorded stay."),
        SIT,
    ),
    Act(
        "recuse",
        _("Keep away from a matter"),
        _("You no longer see it, and count in no vote on it. This cannot be taken back."),
        SIT,
    ),
    Act(
        "resign",
        _("Resign"),
        _("From today or a later day on. Your statement is printed with every report."),
        SIT,
    ),
    Act(
        "charter",
        _("File a charter"),
        _("With its seats by constituency, and how many of each must be filled."),
        RUN,
    ),
    Act(
        "appoint",
        _("Fill a seat"),
        _("With somebody who holds the role of a committee member."),
        RUN,
    ),
    Act(
        "remove",
        _("End a term"),
        _("From today or a later day on. What the member did stays."),
        RUN,
    ),
    Act(
        "recuse-member",
        _("Record that a member keeps away"),
        _("Because the member is named in a matter, or it is about the member's employer."),
        RUN,
    ),
    Act(
        "business",
        _("Open a matter of the committee's own"),
        _("Agenda items, motions and findings are about a matter."),
        RUN,
    ),
)


def acts_open(user: User, *, at: datetime) -> list[Act]:
    """What the desk offers to a person; the service behind each act asks everything again."""
    sits, runs = term_of(user, at=at) is not None, may(user, RUN)
    return [act for act in ACTS.values() if (sits if act.right == SIT else runs)]
