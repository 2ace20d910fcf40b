"""What the desk refuses, each with a sentence fit to show, and the HTTP code it becomes."""

from complaints.vault.keys import KeyDestroyed
from complaints.vault.words import WordsMissing, WordsTooLong
from portal.jurisdictions.access import AccessDenied
from portal.participation import refusals as participation
from portal.states import TransitionRefused


class OutcomeMissing(Exception):
    """A complaint is closed with an outcome that its state allows, and nothing else has one."""


class NotAssignable(Exception):
    """The complaint cannot be given to this person, or to anybody."""


class AlreadyKeptAway(Exception):
    """The person is kept away from the complaint already."""


class NotPausable(Exception):
    """The deadlines cannot be paused like this, or are not paused."""


class NotExtendable(Exception):
    """The deadline cannot be extended, or was before."""


class NothingAppealed(Exception):
    """There is no appeal that waits for its answer."""


CODES: dict[type[Exception], int] = {
    AccessDenied: 403,
    TransitionRefused: 409,
    KeyDestroyed: 410,
    NothingAppealed: 409,
    NotAssignable: 409,
    AlreadyKeptAway: 409,
    NotPausable: 409,
    NotExtendable: 409,
    WordsMissing: 422,
    WordsTooLong: 422,
    OutcomeMissing: 422,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
