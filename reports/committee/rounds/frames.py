"""The public frame of a round as a file: a line a case, its key and the code of its stratum.

Pure, and known to whoever has the file: who draws again needs no more than it.
"""

import gzip
import hashlib
from collections.abc import Sequence

HEADING = b"key,stratum\n"
KEY = 64  # hexadecimal digits
FAST = 1  # keys hardly shrink, however long one tries


class BadFrame(ValueError):
    """The file is not a frame."""


def frame_text(keys: Sequence[str], codes: Sequence[str]) -> bytes:
    """The frame as CSV, given its keys in their order and the code of each."""
    lines = "\n".join(map(",".join, zip(keys, codes, strict=True)))
    return HEADING + (lines.encode() + b"\n" if lines else b"")


def digest_of(text: bytes) -> str:
    """The SHA-256 of a frame, which anybody's computer works out of the file."""
    return hashlib.sha256(text).hexdigest()


def packed(text: bytes) -> bytes:
    """The frame as it is stored and sent: by gzip, the same bytes for the same text."""
    return gzip.compress(text, compresslevel=FAST, mtime=0)


def unpacked(stored: bytes | memoryview) -> bytes:
    """The text of a stored frame."""
    return gzip.decompress(bytes(stored))


def read_frame(text: bytes) -> tuple[list[str], list[str]]:
    """The keys and codes of a frame.  Raises ``BadFrame``."""
    heading, _feed, rest = text.replace(b"\r\n", b"\n").partition(b"\n")
    if heading + b"\n" != HEADING:
        raise BadFrame("A frame begins with the line key,stratum.")
    rows = [line.split(",") for line in rest.decode("ascii", "replace").splitlines()]
    if any(len(row) != 2 or len(row[0]) != KEY for row in rows):
        raise BadFrame("Every line of a frame has a key of 64 digits, a comma and a code.")
    return [key for key, _code in rows], [code for _key, code in rows]
