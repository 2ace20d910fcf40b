"""What is refused about case reviews, each with a sentence fit to show, and its HTTP code."""

from portal.participation import refusals as participation
from reports.committee.rounds import refusals as rounds


class TooFewMembers(Exception):
    """Cases are left for which there are not enough members who may see them."""


class NotAllAnswered(Exception):
    """A question of the case is without an answer."""


class NoSuchAnswer(Exception):
    """The codebook offers no such answer, or asks no such question."""


class NotAllLocked(Exception):
    """A review of the round is not locked yet."""


class NotAllSettled(Exception):
    """A review of the round is not consolidated yet."""


class StaysLocked(Exception):
    """What was locked is taken from nobody but who must keep away."""


CODES: dict[type[Exception], int] = {
    **rounds.CODES,
    TooFewMembers: 409,
    NotAllLocked: 409,
    NotAllSettled: 409,
    StaysLocked: 409,
    NotAllAnswered: 422,
    NoSuchAnswer: 422,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
