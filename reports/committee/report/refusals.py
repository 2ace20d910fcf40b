"""What is refused about reports, each with a sentence fit to show, and its HTTP code."""

from portal.participation import refusals as participation
from reports.committee.seats import refusals as seats


class NoCharter(Exception):
    """No charter is in force, so there is no seat to take a position."""


class FindingUnfit(Exception):
    """A report prints findings that were settled, each once."""


class NothingInIt(Exception):
    """A report without a finding is not circulated."""


class DayUnfit(Exception):
    """The day for positions is too near or too far."""


class NotTheSeat(Exception):
    """Somebody else signs for this seat, or the seat is of another charter."""


class AlreadySigned(Exception):
    """The seat signed a position on this edition."""


class Changed(Exception):
    """The text is not the one that was read."""


class TimeLeft(Exception):
    """Seats may still sign: their day is not over."""


class PositionsMissing(Exception):
    """A seat has no position on this edition."""


CODES: dict[type[Exception], int] = {
    **seats.CODES,
    AlreadySigned: 409,
    Changed: 409,
    TimeLeft: 409,
    PositionsMissing: 409,
    NotTheSeat: 403,
    NoCharter: 422,
    FindingUnfit: 422,
    NothingInIt: 422,
    DayUnfit: 422,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
