"""How a refusal of the domain becomes an HTTP code, for pages and the API alike."""

from matching.bookings.errors import AlreadyBooked, BookingRefused, ForeignAgency, TooMuchWaiting
from matching.interchange.errors import SandboxUnavailable, TooLarge, Unreadable
from matching.remediation.services import NoteMissing
from matching.review.services import NotesMissing, NotYours
from portal.jurisdictions.access import AccessDenied
from portal.participation.documents import CheckUnavailable, NotADocument
from portal.states import TransitionRefused

CODES: dict[type[Exception], int] = {
    AccessDenied: 403,
    ForeignAgency: 403,
    NotYours: 409,
    AlreadyBooked: 409,
    TransitionRefused: 409,
    TooLarge: 413,
    BookingRefused: 422,
    Unreadable: 422,
    NotesMissing: 422,
    NoteMissing: 422,
    NotADocument: 422,
    TooMuchWaiting: 429,
    SandboxUnavailable: 503,
    CheckUnavailable: 503,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return next(CODES[kind] for kind in type(refusal).__mro__ if kind in CODES)
