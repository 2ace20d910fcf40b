"""The acts that a moderator's page of a statement offers, by where the statement stands."""

from django.utils.translation import gettext_lazy as _

from reports.acts import Act, table_of
from reports.committee.meetings.models import Statement
from reports.committee.meetings.states import STATEMENT, Moderation
from reports.committee.seats.states import RUN

ACTS = table_of(
    Act(
        "show",
        _("Show it to the public"),
        _("With the name that was given, and how many say the same. It stays for good."),
        RUN,
        STATEMENT.sources_of(Moderation.SHOWN),
    ),
    Act(
        "withhold",
        _("Do not show it"),
        _(
            "The public reads that a statement is not shown, and on which ground. An opinion"
            " is no ground."
        ),
        RUN,
        STATEMENT.sources_of(Moderation.WITHHELD),
    ),
    Act(
        "join",
        _("Join it with one that comes near"),
        _("Both, with their copies, then are one campaign: shown once, with how many came."),
        RUN,
        frozenset(Moderation.values),
    ),
)


def acts_open(statement: Statement, *, has_near: bool) -> list[Act]:
    """What the page offers; the service behind each act asks everything again."""
    found = [act for act in ACTS.values() if statement.status in act.sources]
    return [act for act in found if act.key != "join" or has_near]
