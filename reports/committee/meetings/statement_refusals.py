"""What is refused about statements of the public, and the HTTP code it becomes."""

from portal.participation import refusals as participation
from reports.committee.meetings import refusals as meetings


class NotTaken(Exception):
    """The meeting takes no statements at this moment."""


class TooMany(Exception):
    """Too many statements came from one place, or from all, in a short time."""


class StatementUnfit(Exception):
    """The item is of another meeting, or the language is none of the site's."""


class NoSuchStatement(Exception):
    """There is no such statement."""


class NotToJoin(Exception):
    """The two are one already, are of two meetings, or both are shown."""


CODES: dict[type[Exception], int] = {
    **meetings.CODES,
    NoSuchStatement: 404,
    NotTaken: 409,
    NotToJoin: 409,
    StatementUnfit: 422,
    TooMany: 429,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
