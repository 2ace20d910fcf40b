"""What is refused about inquiries, each with a sentence to show, and the HTTP code it becomes."""

from portal.participation import refusals as participation
from reports.committee.seats import refusals as seats


class AlreadyRaised(Exception):
    """The committee looks into this flag already."""


class NotInTime(Exception):
    """The day for the reply is too near or too far."""


class TooLate(Exception):
    """The day for the reply is over."""


class PlaceHasTime(Exception):
    """The place was asked, may still reply, and did not."""


CODES: dict[type[Exception], int] = {
    **seats.CODES,
    AlreadyRaised: 409,
    TooLate: 409,
    PlaceHasTime: 409,
    NotInTime: 422,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
