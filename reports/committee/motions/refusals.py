"""What is refused about motions and votes, each with a sentence, and the HTTP code it becomes."""

from portal.participation import refusals as participation
from reports.committee.seats import refusals as seats


class NotRunning(Exception):
    """The meeting was not called to order yet, or is adjourned."""


class NotActing(Exception):
    """The member acts for no seat at the meeting now."""


class SameSeat(Exception):
    """A motion is seconded for another seat than the mover's."""


class NotTheMover(Exception):
    """A motion is its mover's to withdraw."""


class AlreadyMoved(Exception):
    """The member moved the same, and nobody seconded it yet."""


class NotAmendable(Exception):
    """An amendment has none of its own, and changes something."""


class AmendmentUndecided(Exception):
    """An amendment is decided first."""


class AnotherVoteOpen(Exception):
    """The item has one vote at a time."""


class VoteNotOpen(Exception):
    """Votes are cast while the vote is open."""


class NotOnRoll(Exception):
    """The roll was fixed when the vote opened, without this member."""


class AlreadyVoted(Exception):
    """A vote stays as it was cast."""


CODES: dict[type[Exception], int] = {
    **seats.CODES,
    NotActing: 403,
    NotTheMover: 403,
    NotOnRoll: 403,
    NotRunning: 409,
    SameSeat: 409,
    AlreadyMoved: 409,
    AmendmentUndecided: 409,
    AnotherVoteOpen: 409,
    VoteNotOpen: 409,
    AlreadyVoted: 409,
    NotAmendable: 422,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
