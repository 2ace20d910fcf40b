"""The acts that a round's page offers to the secretariat, by where the round stands."""

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.jurisdictions.access import may
from reports.acts import Act, table_of
from reports.committee.rounds.models import Round
from reports.committee.rounds.states import ROUND, Status
from reports.committee.seats.states import RUN

ACTS = table_of(
    Act(
        "frame",
        _("Make the frame"),
        _("Every confirmed match of the quarter is listed under a key that leads to nobody."),
        RUN,
        ROUND.sources_of(Status.FRAMING),
    ),
    Act(
        "seed",
        _("Name the seed"),
        _("Words that were said in a public session after the frame was published."),
        RUN,
        ROUND.sources_of(Status.SEEDED),
    ),
)


def acts_open(round_: Round, user: User) -> list[Act]:
    """What the page offers; the service behind each act asks everything again."""
    open_now = [act for act in ACTS.values() if round_.status in act.sources]
    return open_now if may(user, RUN) else []
