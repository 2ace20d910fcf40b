"""One way to write a text as bytes, so that its SHA-256 is the same wherever it is computed."""

import hashlib
import json
from typing import Any

Words = dict[str, Any]


def canonical(words: Words) -> bytes:
    """JSON of sorted keys without spaces, every letter beyond ASCII by its number."""
    return json.dumps(words, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def digest_of(words: Words) -> str:
    """The SHA-256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(canonical(words)).hexdigest()
