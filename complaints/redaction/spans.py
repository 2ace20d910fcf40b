"""The words that the public reads: a text without its marked spans.  Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# As long for every span: how long a name is tells whose it may be.
BLOCK = "███"
# What hangs on the character before it besides marks: joiners, skin tones, tags of flags.
_HANGS = re.compile("[\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
# Looked for from its first mark on, so that thousands of marks in a row cost no more than one.
_SENTENCE = re.compile(r"[^\n]+?(?:(?<![.!?…])[.!?…]++(?=\s|$)|[。\uff01\uff1f]++|(?=\n|$))")


@dataclass(frozen=True, order=True)
class Span:
    """Characters from ``start`` up to ``end``, and why they are left out."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class Piece:
    """Words as they are, or a block in place of words and why they are left out."""

    words: str
    reasons: tuple[str, ...] = ()


def pieces_of(text: str, spans: Iterable[Span]) -> list[Piece]:
    """The text in order, with one block for all spans that touch.

    A span takes in what hangs on its characters; one that reaches beyond the text ends with it.
    """
    found, at = [], 0
    for start, end, reasons in _merged(text, spans):
        found += [Piece(text[at:start]), Piece(BLOCK, reasons)]
        at = end
    return [piece for piece in (*found, Piece(text[at:])) if piece.words]


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A span with whole characters: no accent without its letter, and no letter without it."""
    start, end = max(start, 0), min(end, len(text))
    while 0 < start < len(text) and _hangs(text[start]):
        start -= 1
    while end < len(text) and _hangs(text[end]):
        end += 1
    return start, end


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Where each sentence or line begins and ends, without the spaces around it."""
    found = []
    for match in _SENTENCE.finditer(text):
        words = match[0]
        start = match.start() + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if end > start:
            found.append((start, end))
    return found


def _merged(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    wide = sorted((*widened(text, one.start, one.end), one.reason) for one in spans)
    open_from, open_to, reasons = 0, -1, set[str]()
    for start, end, reason in wide:
        if start >= end:
            continue
        if start > open_to:
            if reasons:
                yield open_from, open_to, tuple(sorted(reasons))
            open_from, open_to, reasons = start, end, set()
        open_to = max(open_to, end)
        reasons.add(reason)
    if reasons:
        yield open_from, open_to, tuple(sorted(reasons))


def _hangs(character: str) -> bool:
    return unicodedata.category(character).startswith("M") or bool(_HANGS.match(character))
