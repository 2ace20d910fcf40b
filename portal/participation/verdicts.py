"""What can be said of a file that was handed in as an instrument."""

from enum import StrEnum

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
# How each kind begins; nothing may stand before it.
BEGINNINGS = {b"%PDF-": PDF, b"\x89PNG\r\n\x1a\n": PNG, b"\xff\xd8\xff": JPEG}


class Verdict(StrEnum):
    """The one word with which the process that reads a file answers."""

    FIT = "FIT"
    DAMAGED = "DAMAGED"
    ENCRYPTED = "ENCRYPTED"
    NO_PAGE = "NO_PAGE"
    ACTIVE = "ACTIVE"
    TWO_KINDS = "TWO_KINDS"
    TOO_MANY_PIXELS = "TOO_MANY_PIXELS"


def kind_of(content: bytes) -> str:
    """The media type by the first bytes alone; "" for a file of another kind."""
    return next((kind for start, kind in BEGINNINGS.items() if content.startswith(start)), "")
