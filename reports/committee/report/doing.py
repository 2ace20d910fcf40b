"""The acts that a report's page offers, by who the reader is and where the report stands."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.jurisdictions.access import may
from reports.acts import Act, table_of
from reports.committee.report.selectors import Seen
from reports.committee.report.states import REPORT, Status
from reports.committee.seats.states import RUN, SIT

OUT = frozenset([Status.CIRCULATED])
ACTS = table_of(
    Act(
        "write",
        _("Write the report"),
        _("Its title and text, and the findings that it prints in their order."),
        RUN,
        frozenset([Status.DRAFT]),
    ),
    Act(
        "circulate",
        _("Send it to the seats"),
        _("Each seat reads it and signs a position on exactly this text."),
        RUN,
        REPORT.sources_of(Status.CIRCULATED),
    ),
    Act(
        "sign",
        _("Sign the position of your seat"),
        _("Concur, dissent or abstain, in your own words. They are printed with the report."),
        SIT,
        OUT,
    ),
    Act(
        "recall",
        _("Call it back"),
        _("It becomes a draft again. What was signed stays on record, and is signed anew."),
        RUN,
        REPORT.sources_of(Status.DRAFT),
    ),
    Act(
        "close",
        _("Record the seats that said nothing"),
        _("After the day for positions. They may still sign until it is published."),
        RUN,
        OUT,
    ),
    Act(
        "publish",
        _("Publish the report"),
        _("With the position of every seat and every statement of a member who resigned."),
        RUN,
        REPORT.sources_of(Status.PUBLISHED),
    ),
)


def acts_open(seen: Seen, user: User) -> list[Act]:
    """What the page offers; the service behind each act asks everything again."""
    return [
        act
        for act in ACTS.values()
        if seen.report.status in act.sources and may(user, act.right) and _fits(act, seen)
    ]


def _fits(act: Act, seen: Seen) -> bool:
    if act.key == "sign":
        return seen.signs and (seen.mine is None or seen.mine.term_id is None)
    if act.key == "close":
        return not seen.is_complete
    return act.key != "publish" or seen.is_complete
