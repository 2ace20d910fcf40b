"""The columns of the files of votes, each with its meaning: a row is a seat on a roll."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from portal.register.columns import Column
from portal.register.downloads import as_csv
from reports.committee.motions.ballots import ballots
from reports.committee.motions.models import Motion

VOTES = [
    Column("motion", _("Meeting, item and number of the motion"), "motion.reference"),
    Column("motion_id", _("Its number in addresses"), "motion.pk"),
    Column("amends", _("The motion that it amends; empty for none"), "motion.parent_id"),
    Column("wording", _("What was voted on"), "motion.wording"),
    Column("rule", _("OF_VOTES, TWO_THIRDS_OF_VOTES or OF_SEATS"), "motion.majority"),
    Column("result", _("CARRIED, FAILED or NO_QUORUM"), "motion.status"),
    Column("closed_at", _("When the vote closed, in UTC"), "motion.closed_at"),
    Column("yes", _("Votes for it"), "motion.yes"),
    Column("no", _("Votes against it"), "motion.no"),
    Column("abstained", _("Abstentions"), "motion.abstained"),
    Column("present", _("Seats there at the close"), "motion.present"),
    Column("filled", _("Seats that could act on the item"), "motion.filled"),
    Column("constituencies", _("Constituencies there"), "motion.constituencies"),
    Column("seat", _("Number of the seat"), "term.seat.number"),
    Column("constituency", _("Whom the seat speaks for"), "term.seat.constituency"),
    Column("name", _("Who sits there"), "term.name"),
    Column("capacity", _("MEMBER or ALTERNATE"), "term.capacity"),
    Column("standing", _("ELIGIBLE or RECUSED when the vote opened"), "standing"),
    Column("cause", _("Why recused: HOME, INTEREST, NAMED or ASKED"), "cause"),
    Column("vote", _("YES, NO or ABSTAIN; empty where none was cast"), "choice"),
    Column("reason", _("The reason that was given"), "reason"),
    Column("cast_at", _("When it was cast, in UTC"), "cast_at"),
    Column("counts", _("Whether the vote is in the result"), "counts"),
    Column("there", _("Whether the seat was there for the quorum"), "in_quorum"),
    Column(
        "missing",
        _("LEFT before the close, or RECUSED since the opening; empty for neither"),
        "missing",
    ),
]


def votes_csv(motions: Iterable[Motion]) -> bytes:
    """Every vote on some motions that are decided, by seat."""
    return as_csv(VOTES, ballots(motions))
