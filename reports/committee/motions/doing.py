"""The acts that a page of a motion offers, by the person, its state, and who is there."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.jurisdictions.access import may
from reports.acts import Act, table_of
from reports.committee.motions.ballots import voted_by
from reports.committee.motions.bench import Bench
from reports.committee.motions.models import Motion
from reports.committee.motions.states import MOTION, UNDECIDED, Status
from reports.committee.seats.models import Term
from reports.committee.seats.selectors import term_of
from reports.committee.seats.states import RUN, SIT

ACTS = table_of(
    Act(
        "second",
        _("Second the motion"),
        _("For another seat than the mover's; then it can be amended and put to the vote."),
        SIT,
        MOTION.sources_of(Status.SECONDED),
    ),
    Act(
        "amend",
        _("Move an amendment"),
        _("Write how the whole would read. It is voted on first; more yes than no carry it."),
        SIT,
        MOTION.sources_of(Status.OPEN),
    ),
    Act(
        "withdraw",
        _("Withdraw the motion"),
        _("It ends, and its undecided amendment with it."),
        SIT,
        MOTION.sources_of(Status.WITHDRAWN),
    ),
    Act(
        "vote",
        _("Cast your vote"),
        _(
            "Once and for good. Your vote and your reason are public under your name as soon"
            " as the vote closes."
        ),
        SIT,
        frozenset({Status.OPEN}),
    ),
    Act(
        "lapse",
        _("Record that nobody seconded it"),
        _("The motion ends without a vote."),
        RUN,
        MOTION.sources_of(Status.LAPSED),
    ),
    Act(
        "open",
        _("Open the vote"),
        _("Who acts for a seat now can vote: the roll is fixed, and names who keeps away."),
        RUN,
        MOTION.sources_of(Status.OPEN),
    ),
    Act(
        "close",
        _("Close the vote"),
        _("Votes and quorum are counted as of now. Without a quorum nothing is decided."),
        RUN,
        MOTION.sources_of(Status.CARRIED),
    ),
)


def has_part(act: Act, user: User, *, at: datetime) -> bool:
    """Whether an act is a person's kind of act at all: a member's, or the secretariat's."""
    return term_of(user, at=at) is not None if act.right == SIT else may(user, RUN)


def acts_open(motion: Motion, user: User, bench: Bench, *, at: datetime) -> list[Act]:
    """What the page offers; the service behind each act asks everything again."""
    term, runs = term_of(user, at=at), may(user, RUN)
    acts = [act for act in ACTS.values() if motion.status in act.sources]
    waits = any(one.status in UNDECIDED for one in motion.amendments.all())
    return [
        act
        for act in acts
        if not (waits and act.key in {"amend", "open"})
        and (runs if act.right == RUN else _acts(act.key, motion, term, bench))
    ]


def _acts(key: str, motion: Motion, term: Term | None, bench: Bench) -> bool:
    """Whether a member could do an act now."""
    if term is None or term not in bench.acting:
        return False
    mine = term.pk == motion.mover_id
    return {
        "second": term.seat_id != motion.mover.seat_id,
        "amend": motion.parent_id is None,
        "withdraw": mine,
        "vote": not voted_by(motion, term),
    }[key]
