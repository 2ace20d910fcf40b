"""What was typed, and whether a text has it: without accents, capitals, marks and endings."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from heapq import nlargest

from portal.quarters import Quarter

NEITHER = re.compile(r"[^a-z0-9]+")
QUARTERS = (re.compile(r"\b(\d{4}) ?q ?([1-4])\b"), re.compile(r"\bq ?([1-4]) (\d{4})\b"))
MOST_WORDS = 12
SHORTEST_STEM = 4  # of a word that may lose its ending
CLOSELY = 60  # names that are compared letter by letter
ALIKE = 0.78  # of the letters of two words, in order: one slip in four letters is not forgiven


def plain(text: str) -> str:
    """A text as it is compared: ``Doña Ana County`` is ``dona ana county``."""
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return NEITHER.sub(" ", bare.casefold()).strip()


def words_of(text: str) -> tuple[str, ...]:
    """The words that were typed, the first dozen, each once."""
    return tuple(dict.fromkeys(plain(text).split()))[:MOST_WORDS]


def stem(word: str) -> str:
    """A word without the s of its plural."""
    return word[:-1] if len(word) > SHORTEST_STEM and word.endswith("s") else word


def fits(words: Iterable[str], *texts: str) -> bool:
    """Whether each word begins a word of the texts."""
    return has(words, plain(" ".join(texts)))


def has(words: Iterable[str], line: str) -> bool:
    """The same of a text that is plain already."""
    said = f" {line}"
    return all(f" {stem(word)}" in said for word in words)


def alike(typed: str, names: Mapping[str, frozenset[str]], *, most: int) -> list[str]:
    """The names that were most likely meant by one with typing errors, the likeliest first.

    ``names`` come with their pairs of letters: only those that share many are compared closely.
    """
    pairs = pairs_of(typed)
    near = nlargest(CLOSELY, names, key=lambda name: len(pairs & names[name]) - len(name) / 8)
    return get_close_matches(typed, near, n=most, cutoff=ALIKE)


def pairs_of(line: str) -> frozenset[str]:
    """Every two letters that follow each other in a plain text."""
    return frozenset(line[at : at + 2] for at in range(len(line) - 1))


def quarter_in(text: str) -> Quarter | None:
    """The quarter that a text names, as ``2026Q1``, ``2026 q1`` or ``Q1 2026``."""
    typed = plain(text)
    if found := QUARTERS[0].search(typed):
        return _quarter(found[1], found[2])
    found = QUARTERS[1].search(typed)
    return _quarter(found[2], found[1]) if found else None


def _quarter(year: str, number: str) -> Quarter | None:
    try:
        return Quarter(int(year), int(number))
    except ValueError:
        return None
