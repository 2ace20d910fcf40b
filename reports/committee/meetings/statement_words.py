"""When two statements say the same, and how near others come.  Pure.

The same: the same letters, digits and accents in the same order, whatever the case, the spacing
and the punctuation.  Near: a share of the runs of three words (``complaints.clusters.sketching``).
"""

import hashlib
import unicodedata

from complaints.clusters import sketching

# Letters, digits and the marks on them; all else only parts words.
KEPT = "LNM"
# Statements are kept in words beside their sketches: the key hides nothing here.
KEY = b"statements of the public"
# Offered to the moderator from here on; a form letter with a sentence of one's own has more.
NEAR = 0.35


def plain(words: str) -> str:
    """The words as they are compared; those without a letter or a digit as they are."""
    text = unicodedata.normalize("NFD", words)
    for _turn in range(2):  # compatibility caseless matching: The Unicode Standard, D146
        text = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(one if unicodedata.category(one)[0] in KEPT else " " for one in text)
    return " ".join(kept.split()) or words.strip()


def digest_of(words: str) -> str:
    """What is equal for two statements that say the same: 64 hexadecimal digits."""
    return hashlib.sha256(plain(words).encode()).hexdigest()


def sketch_of(words: str) -> bytes:
    """The sketch of a statement; empty for words without a letter or a digit."""
    return sketching.sketch_of(sketching.runs_of(words), key=KEY)


def likeness(one: bytes, other: bytes) -> float:
    """How much two sketched statements have in common, from 0 to 1."""
    return sketching.likeness(one, other)
