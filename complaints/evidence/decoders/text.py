"""A text without the characters that steer a terminal or hide the order of words."""

import re
from collections.abc import Iterator

from matching.interchange.sandbox.frames import Frame

# Controls but for tab and line feed; marks that embed, override or isolate a direction (Unicode
# Standard Annex 9); byte order marks; tag characters, which are invisible.
DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)


def decode(raw: bytes) -> Iterator[Frame]:
    """Yield one frame with the characters in UTF-8; raises UnicodeDecodeError."""
    yield Frame({}, (clean(raw.decode()).encode(),))


def clean(words: str) -> str:
    """The words with lines that end in one way; cleaning twice is cleaning once."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return DROPPED.sub("", lines)
