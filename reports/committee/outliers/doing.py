"""The acts that an inquiry's page offers to the secretariat, by where the inquiry stands."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.jurisdictions.access import may
from reports.acts import Act, table_of
from reports.committee.outliers.models import Inquiry
from reports.committee.outliers.states import INQUIRY, Status
from reports.committee.seats.states import RUN

ACTS = table_of(
    Act(
        "ask",
        _("Ask the agency"),
        _("The question and the reply are published with the note."),
        RUN,
        INQUIRY.sources_of(Status.ASKED),
    ),
    Act(
        "note",
        _("Write the note"),
        _("It ends the inquiry, and is printed with the next release."),
        RUN,
        INQUIRY.sources_of(Status.NOTED),
    ),
)


def acts_open(inquiry: Inquiry, user: User) -> list[Act]:
    """What the page offers; the service behind each act asks everything again."""
    open_now = [act for act in ACTS.values() if inquiry.status in act.sources]
    return open_now if may(user, RUN) else []
