"""Which English words of the catalog a Spanish page still shows."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

from tests.portal.catalog import FOLDER, read

BLANK = re.compile(r"%\([a-z_]+\)[sd]|%%")
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "path"}
UNSAID = {"script", "style", "code", "pre"}  # what is typed as it stands
SHOWN = ("alt", "aria-label", "placeholder", "title")
LONG = 24  # letters that no Spanish sentence has by chance


class Words(HTMLParser):
    """The words of a page in its own language: those marked as another one are left out."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language, self.open, self.found = language, [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        other = (given.get("lang") or self.language)[:2] != self.language
        silent = other or tag in UNSAID or (bool(self.open) and self.open[-1][1])
        if not silent:
            self.found += [given[name] for name in SHOWN if given.get(name)]
        if tag not in VOID:
            self.open.append((tag, silent))

    def handle_endtag(self, tag):
        if any(tag == known for known, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if data.strip() and not (self.open and self.open[-1][1]):
            self.found.append(" ".join(data.split()))


@cache
def english() -> tuple[frozenset[str], tuple[str, ...]]:
    """Messages without blanks that read otherwise in Spanish, and long pieces of all others."""
    whole, pieces = set(), set()
    for message, words in read((FOLDER / "django.po").read_text()).items():
        for said, meant in zip(message, words, strict=False):
            text, other = " ".join(said.split()), " ".join(meant.split())
            if text != other:
                whole |= set() if BLANK.search(text) else {text}
                parts = (piece.strip() for piece in BLANK.split(text))
                pieces |= {piece for piece in parts if len(piece) >= LONG and piece not in other}
    return frozenset(whole), tuple(sorted(pieces))


def words_of(page: str, language: str = "es") -> list[str]:
    reader = Words(language)
    reader.feed(page)
    return reader.found


def english_left(page: str, spanish: frozenset[str] = frozenset()) -> Iterator[str]:
    """What a Spanish page says in English; `spanish` are words that are the same by chance."""
    whole, pieces = english()
    for words in words_of(page):
        if words in whole and words not in spanish:
            yield words
        elif words not in spanish:
            left = (piece for piece in pieces if piece in words)
            yield from (piece for piece in left if piece not in spanish)
