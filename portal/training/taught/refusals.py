"""What is refused to whoever takes a course, in sentences fit to show, and the code of each."""

from portal.training.courses.grading import Unanswered
from portal.training.errors import AlreadyRecorded, NotCompleted


class PrerequisiteMissing(Exception):
    """Another course comes first, and is not held."""


class EditionChanged(Exception):
    """The questions are not those that are out now."""


CODES: dict[type[Exception], int] = {
    PrerequisiteMissing: 409,
    AlreadyRecorded: 409,
    EditionChanged: 409,
    NotCompleted: 422,
    Unanswered: 422,
}
REFUSALS = tuple(CODES)
