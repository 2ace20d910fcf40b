"""What the calendar refuses, each with a sentence fit to show, and its HTTP code."""

from portal.jurisdictions.access import AccessDenied
from portal.participation import refusals as participation


class WrongDay(Exception):
    """A release cannot come out on this day, or is planned for it already."""


class AlreadyPlanned(Exception):
    """The quarter has a day; to change it needs a reason."""


class AlreadyOut(Exception):
    """The release was published: its day is what it was, and nobody needs to see it early."""


class NoReason(Exception):
    """A public act came without its public words."""


class TooEarly(Exception):
    """No token lives so long."""


class HasToken(Exception):
    """The office can see this version already."""


class NotOpened(Exception):
    """The token opens nothing; nothing says whether it ever did."""


class TooManyTries(Exception):
    """One network address sent too many wrong tokens."""


CODES: dict[type[Exception], int] = {
    AccessDenied: 403,
    AlreadyPlanned: 409,
    AlreadyOut: 409,
    HasToken: 409,
    TooEarly: 409,
    WrongDay: 422,
    NoReason: 422,
    NotOpened: 422,
    TooManyTries: 429,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
