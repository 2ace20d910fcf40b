"""The words of a receipt: eight of 2,048, which is 88 random bits.

The lists are those of BIP-39, in which the first four letters of a word, without accents, are
those of no other word of its language.  Those letters alone count, so that a slip in the rest of
a word, a capital or an accent does no harm, and no list is asked when a receipt is read.
"""

import re
import secrets
import unicodedata

from mnemonic import Mnemonic

WORDS = 8
LETTERS = 4
LISTS = {"en": "english", "es": "spanish", "fr": "french", "pt": "portuguese"}
_NO_LETTER = re.compile(r"[^a-z]+")


def draw_words(language: str) -> tuple[str, ...]:
    """Eight words from the system's own randomness, in a language (in English where none is)."""
    words = Mnemonic(LISTS.get(language[:2], "english")).wordlist
    return tuple(unicodedata.normalize("NFC", secrets.choice(words)) for _ in range(WORDS))


def read_words(typed: str) -> str:
    """What counts of the words that a person typed; '' where they are not eight."""
    bare = unicodedata.normalize("NFKD", typed.casefold())
    plain = "".join(mark for mark in bare if not unicodedata.combining(mark))
    words = [word[:LETTERS] for word in _NO_LETTER.split(plain) if word]
    return "-".join(words) if len(words) == WORDS else ""
