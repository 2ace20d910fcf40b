"""What cannot be done with a complaint, and the HTTP code of each refusal."""

from complaints.receipts.services import NoSuchReceipt, TriedTooOften
from complaints.vault.keys import KeyDestroyed
from complaints.vault.words import WordsMissing, WordsTooLong
from portal.jurisdictions.access import AccessDenied
from portal.participation import refusals as participation
from portal.states import TransitionRefused


class AppealRefused(Exception):
    """The complaint is not closed, it was closed too long ago, or this was said already."""


class NotForThisPerson(Exception):
    """Somebody else behind the complaint decides this."""


class IdentitySealed(Exception):
    """The name is not opened: nobody gave one, or the person did not consent."""


class SecondPersonNeeded(Exception):
    """Nobody approves what they asked for themselves, nor opens what another asked for."""


class OpeningLapsed(Exception):
    """This was not asked for, was used already, or is too long ago."""


CODES: dict[type[Exception], int] = {
    AccessDenied: 403,
    NotForThisPerson: 403,
    SecondPersonNeeded: 403,
    AppealRefused: 409,
    IdentitySealed: 409,
    OpeningLapsed: 409,
    TransitionRefused: 409,
    KeyDestroyed: 410,
    NoSuchReceipt: 422,
    WordsMissing: 422,
    WordsTooLong: 422,
    TriedTooOften: 429,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
