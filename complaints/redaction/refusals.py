"""What cannot be left out of a text, and the HTTP code of each refusal."""

from complaints.casework import refusals as casework
from portal.participation import refusals as participation


class NothingToMark(Exception):
    """The words are nowhere in the complaint, or are left out already."""


class NotMarked(Exception):
    """There is no such mark, or it was taken back before."""


CODES: dict[type[Exception], int] = {**casework.CODES, NothingToMark: 422, NotMarked: 409}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
