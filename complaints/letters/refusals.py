"""What cannot be written or sent as a letter, and the HTTP code of each refusal."""

from complaints.casework import refusals as casework
from complaints.following import refusals as following
from portal.participation import refusals as participation


class UnknownPlaceholder(Exception):
    """A template names something that no complaint fills in."""


class ValueMissing(Exception):
    """The complaint does not have yet what the template speaks of."""


class GapLeft(Exception):
    """Something in brackets was not filled in by the writer."""


class NoSuchTemplate(Exception):
    """There is no template of this kind, or the language is none of the portal's."""


CODES: dict[type[Exception], int] = {
    **casework.CODES,
    **following.CODES,
    UnknownPlaceholder: 422,
    GapLeft: 422,
    ValueMissing: 409,
    NoSuchTemplate: 422,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
