"""What is refused about flags, each with a sentence fit to show, and the HTTP code it becomes."""

from complaints.vault.words import WordsMissing, WordsTooLong
from portal.jurisdictions.access import AccessDenied
from portal.participation import refusals as participation
from portal.states import TransitionRefused


class NotFrozen(Exception):
    """Only a frozen cube is screened."""


class PlaceUnknown(Exception):
    """The register has no county of this code."""


class NotInTime(Exception):
    """The day for the comment is too near or too far."""


class PlaceNotAsked(Exception):
    """A flag is examined once its place was asked to comment."""


class PlaceHasTime(Exception):
    """The place may still comment, and has not."""


class FileIncomplete(Exception):
    """A section, the statement or the conclusion is missing."""


class OwnExamination(Exception):
    """Who signs is not who examined."""


class Changed(Exception):
    """The file is not the one that was read."""


CODES: dict[type[Exception], int] = {
    AccessDenied: 403,
    TransitionRefused: 409,
    PlaceNotAsked: 409,
    PlaceHasTime: 409,
    FileIncomplete: 409,
    OwnExamination: 409,
    Changed: 409,
    NotInTime: 422,
    WordsMissing: 422,
    WordsTooLong: 422,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
