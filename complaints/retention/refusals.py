"""What cannot be done at the end of a complaint, and the HTTP code of each refusal."""

from complaints.casework import refusals as casework
from portal.participation import refusals as participation


class ScheduleRefused(Exception):
    """The line cannot stand in the schedule."""


class NotDisposable(Exception):
    """The complaint is kept still."""


class AnotherPersonNeeded(Exception):
    """Nobody confirms what they proposed."""


class NothingProposed(Exception):
    """What was proposed is confirmed or dropped, or nothing was."""


class HeldAlready(Exception):
    """The complaint is held for a lawsuit already, or is not held."""


CODES: dict[type[Exception], int] = {
    **casework.CODES,
    AnotherPersonNeeded: 403,
    NotDisposable: 409,
    NothingProposed: 409,
    HeldAlready: 409,
    ScheduleRefused: 422,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
