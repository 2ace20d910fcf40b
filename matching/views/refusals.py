"""How a refusal of the domain becomes an HTTP code, for pages and the API alike."""

from matching.bookings.errors import AlreadyBooked, BookingRefused, ForeignAgency, TooMuchWaiting
from matching.detainers import refusals as detainers
from matching.holds import refusals as holds
from matching.interchange.errors import SandboxUnavailable, TooLarge, Unreadable
from matching.notice.errors import NotOpened, SaidTooOften, TooManyTries
from matching.policy import refusals as policy
from matching.remediation.services import NoteMissing
from matching.review.services import NotesMissing, NotYours
from matching.status import refusals as status
from matching.voiding import errors as voiding
from portal.paper.fonts import FontsMissing
from portal.participation import refusals as participation
from portal.training.errors import Untrained

CODES: dict[type[Exception], int] = {
    **participation.CODES,
    **status.CODES,
    **detainers.CODES,
    **policy.CODES,
    **holds.CODES,
    **voiding.CODES,
    ForeignAgency: 403,
    Untrained: 403,
    NotYours: 409,
    AlreadyBooked: 409,
    TooLarge: 413,
    BookingRefused: 422,
    Unreadable: 422,
    NotesMissing: 422,
    NoteMissing: 422,
    NotOpened: 422,
    TooMuchWaiting: 429,
    SaidTooOften: 429,
    TooManyTries: 429,
    FontsMissing: 503,
    SandboxUnavailable: 503,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
