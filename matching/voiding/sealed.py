"""The words of a void, sealed for the jurisdiction under the name of its row."""

from matching.voiding.models import Void
from portal.sealing import seal, unseal


def seal_words(words: str, *, row: Void, field: str) -> bytes:
    """Seal words for a void that has its key and its jurisdiction."""
    return seal(words.strip().encode(), owner=str(row.jurisdiction_id), name=_name(row, field))


def reason_of(void: Void) -> str:
    """Why the match was voided."""
    return _words(void, void.reason, "reason")


def opinion_of(void: Void) -> str:
    """What the second supervisor found; '' before that."""
    return _words(void, void.opinion, "opinion") if void.opinion else ""


def _words(void: Void, sealed: bytes | memoryview, field: str) -> str:
    owner = str(void.jurisdiction_id)
    return unseal(bytes(sealed), owner=owner, name=_name(void, field)).decode()


def _name(void: Void, field: str) -> str:
    return f"void:{void.pk}:{field}"
