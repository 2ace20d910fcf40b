"""What is refused about seats, each with a sentence fit to show, and the HTTP code it becomes."""

from complaints.vault.words import WordsMissing, WordsTooLong
from portal.jurisdictions.access import AccessDenied
from portal.participation import refusals as participation
from portal.states import TransitionRefused


class NotBalanced(Exception):
    """The charter's seats are not those that its balance asks for."""


class CharterUnfit(Exception):
    """The charter's days or its quorum cannot be."""


class SeatTaken(Exception):
    """Somebody sits there in these days, or the person sits elsewhere."""


class TermUnfit(Exception):
    """The days of a term cannot be, or nobody can sit so."""


class NotSitting(Exception):
    """The person does not sit on the committee on this day."""


class LooksBack(Exception):
    """A resignation takes effect from its day on."""


class InterestUnfit(Exception):
    """An interest names what it is in."""


class AlreadyRecused(Exception):
    """The member keeps away from this matter already."""


class MustKeepAway(Exception):
    """The member is to keep away from this matter."""


CODES: dict[type[Exception], int] = {
    AccessDenied: 403,
    NotSitting: 403,
    MustKeepAway: 403,
    TransitionRefused: 409,
    SeatTaken: 409,
    AlreadyRecused: 409,
    NotBalanced: 422,
    CharterUnfit: 422,
    TermUnfit: 422,
    LooksBack: 422,
    InterestUnfit: 422,
    WordsMissing: 422,
    WordsTooLong: 422,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
