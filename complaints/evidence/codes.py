"""How a refusal of evidence becomes an HTTP code."""

from complaints.evidence.files import FileMissing
from complaints.evidence.refusals import (
    EvidenceRefused,
    OriginalSealed,
    TooMuchEvidence,
)
from complaints.vault.keys import KeyDestroyed
from complaints.vault.words import WordsMissing, WordsTooLong
from portal.participation import refusals as participation
from portal.training.errors import Untrained

CODES: dict[type[Exception], int] = {
    OriginalSealed: 403,
    Untrained: 403,
    FileMissing: 410,
    KeyDestroyed: 410,
    EvidenceRefused: 422,
    WordsMissing: 422,
    WordsTooLong: 422,
    TooMuchEvidence: 429,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
