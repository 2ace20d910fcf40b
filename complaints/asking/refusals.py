"""What cannot be asked or answered, and the HTTP code of each refusal."""

from complaints.casework import refusals as casework
from portal.participation import refusals as participation


class NobodyToAsk(Exception):
    """The complaint is about no place that could answer."""


class NotInTime(Exception):
    """The day for the answer is too near or too far."""


class AnsweredAlready(Exception):
    """A question is answered once."""


class TooSoon(Exception):
    """A recommendation follows from findings."""


class StanceUnfit(Exception):
    """Whoever answers a recommendation says whether the place agrees; to a question nobody."""


CODES: dict[type[Exception], int] = {
    **casework.CODES,
    NobodyToAsk: 409,
    AnsweredAlready: 409,
    TooSoon: 409,
    NotInTime: 422,
    StanceUnfit: 422,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
