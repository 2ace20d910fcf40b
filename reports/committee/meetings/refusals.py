"""What is refused about meetings, each with a sentence to show, and the HTTP code it becomes."""

from portal.participation import refusals as participation
from portal.participation.documents import CheckUnavailable, NotADocument
from reports.committee.seats import refusals as seats


class NoSuchMeeting(Exception):
    """There is no such meeting, item or version."""


class MeetingUnfit(Exception):
    """The times of a meeting, or what it says of itself, cannot be."""


class NoticeTooShort(Exception):
    """The notice comes later than the rule asks for, and says no reason."""


class NotBeingHeld(Exception):
    """Nobody comes, goes or counts outside of a meeting."""


class AgendaStands(Exception):
    """The agenda stays as it was when the meeting was called to order."""


class ItemInUse(Exception):
    """Something hangs on the item: a paper, a motion, a statement."""


class NotOfThisDay(Exception):
    """The person does not sit on the committee on the day of the meeting."""


class AlreadyThere(Exception):
    """The person is there already, or is not there."""


class NotTheChair(Exception):
    """The chair alone certifies minutes."""


class Changed(Exception):
    """The minutes are not those that were read."""


CODES: dict[type[Exception], int] = {
    **seats.CODES,
    NotTheChair: 403,
    NoSuchMeeting: 404,
    AgendaStands: 409,
    AlreadyThere: 409,
    Changed: 409,
    ItemInUse: 409,
    NotBeingHeld: 409,
    MeetingUnfit: 422,
    NoticeTooShort: 422,
    NotOfThisDay: 422,
    NotADocument: 422,
    CheckUnavailable: 503,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
