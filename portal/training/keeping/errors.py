"""What is refused about keeping people trained, in sentences fit to show, and its HTTP code."""

from collections.abc import Mapping

from portal.jurisdictions.access import AccessDenied
from portal.training import errors as training


class AlreadyAssigned(Exception):
    """The role has the module assigned there already, or the assignment is at an end."""


class NotAssignable(Exception):
    """The role is none of the place, or the day has passed."""


class NotHeld(Exception):
    """The roll call is none: nobody was there, or somebody who is not of the place."""


class FileUnfit(Exception):
    """The file cannot be read, has lines in error, or has nothing to record."""


class FileMoved(Exception):
    """The register changed since the file was read, or the file was applied or undone before."""


class NobodyKnown(Exception):
    """The person of whom an agency's software speaks is none of the place's."""


CODES: Mapping[type[Exception], int] = {
    **training.CODES,
    AccessDenied: 403,
    AlreadyAssigned: 409,
    FileMoved: 409,
    NotAssignable: 422,
    NotHeld: 422,
    FileUnfit: 422,
    NobodyKnown: 422,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return next(CODES[kind] for kind in type(refusal).__mro__ if kind in CODES)
