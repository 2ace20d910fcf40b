"""What is refused about rounds, each with a sentence fit to show, and the HTTP code it becomes."""

from portal.participation import refusals as participation
from reports.committee.seats import refusals as seats


class NoSuchRound(Exception):
    """There is no such round."""


class RoundUnfit(Exception):
    """The quarter, the size or the reviews of a case cannot be."""


class FrameEmpty(Exception):
    """The quarter has no case to draw."""


class SeedTooShort(Exception):
    """A seed is long enough that nobody can try all of them."""


class SeedTooSoon(Exception):
    """The seed is named once the frame is public."""


CODES: dict[type[Exception], int] = {
    **seats.CODES,
    NoSuchRound: 404,
    RoundUnfit: 422,
    FrameEmpty: 409,
    SeedTooShort: 422,
    SeedTooSoon: 409,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
