"""The acts that an inquiry's page offers to the secretariat, by where the inquiry stands."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.jurisdictions.access import may
from reports.committee.outliers.models import Inquiry
from reports.committee.outliers.states import INQUIRY, Status
from reports.committee.seats.states import RUN


@dataclass(frozen=True)
class Act:
    """One act: its words, and the states in which it is offered."""

    key: str
    title: str | Promise
    about: str | Promise
    sources: frozenset[str]


ACTS = {
    act.key: act
    for act in (
        Act(
            "ask",
            _("Ask the agency"),
            _("The question and the reply are published with the note."),
            INQUIRY.sources_of(Status.ASKED),
        ),
        Act(
            "note",
            _("Write the note"),
            _("It ends the inquiry, and is printed with the next release."),
            INQUIRY.sources_of(Status.NOTED),
        ),
    )
}


def acts_open(inquiry: Inquiry, user: User) -> list[Act]:
    """What the page offers; the service behind each act asks everything again."""
    open_now = [act for act in ACTS.values() if inquiry.status in act.sources]
    return open_now if may(user, RUN) else []
