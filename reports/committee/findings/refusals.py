"""What is refused about findings and recommendations, and the HTTP code that it becomes."""

from portal.participation import refusals as participation
from portal.participation.documents import CheckUnavailable, NotADocument
from portal.participation.drafts import TooLarge
from reports.committee.seats import refusals as seats


class NoSuchFinding(Exception):
    """There is no such finding, proposal, recommendation or step."""


class NotADraft(Exception):
    """What was circulated is not written in any more."""


class ItemUnfit(Exception):
    """The item is about something else, or its meeting was not held."""


class MotionUnfit(Exception):
    """The motion does not decide on this finding."""


class StatementsClosed(Exception):
    """Statements come between the vote and a day."""


class SaidAlready(Exception):
    """A member adds one statement to a finding."""


class StatementsOpen(Exception):
    """Members may still add statements."""


class AddresseeUnfit(Exception):
    """Nobody of this code can be asked for anything."""


class DayUnfit(Exception):
    """The day is past."""


class SupersededBySelf(Exception):
    """Another recommendation stands in the place of this one, which stands itself."""


class NothingUndertaken(Exception):
    """Who does not concur undertakes nothing."""


class StepUnfit(Exception):
    """The step is done already, or not yet, or was verified."""


CODES: dict[type[Exception], int] = {
    **seats.CODES,
    NoSuchFinding: 404,
    NotADraft: 409,
    StatementsClosed: 409,
    SaidAlready: 409,
    StatementsOpen: 409,
    NothingUndertaken: 409,
    StepUnfit: 409,
    ItemUnfit: 422,
    MotionUnfit: 422,
    AddresseeUnfit: 422,
    DayUnfit: 422,
    SupersededBySelf: 422,
    TooLarge: 413,
    NotADocument: 422,
    CheckUnavailable: 503,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
