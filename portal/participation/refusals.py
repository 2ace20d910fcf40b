"""How a refusal of an act on participation becomes an HTTP code."""

from collections.abc import Mapping

from portal.jurisdictions.access import AccessDenied
from portal.participation.documents import CheckUnavailable, NotADocument
from portal.participation.drafts import AnotherOpen, TooLarge
from portal.participation.entering import AlreadyEntered, NotFit
from portal.participation.proposals import Changed
from portal.states import TransitionRefused

CODES: dict[type[Exception], int] = {
    NotFit: 400,
    AccessDenied: 403,
    AlreadyEntered: 409,
    AnotherOpen: 409,
    Changed: 409,
    TransitionRefused: 409,
    TooLarge: 413,
    NotADocument: 422,
    CheckUnavailable: 503,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception, codes: Mapping[type[Exception], int] = CODES) -> int:
    """The code of the nearest class that is in a table."""
    return next(codes[kind] for kind in type(refusal).__mro__ if kind in codes)
