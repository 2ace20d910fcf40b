"""Texts of unknown origin made fit to print: nothing invisible, nothing that no font shows."""

import unicodedata
from collections.abc import Container
from dataclasses import fields, replace
from typing import Any

from matching.detainers.paper.notice import Notice

# Marks that turn, join or hide what stands beside them, halves of pairs, and what has no shape.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# A longer run without a space would leave the page; a line may break inside it.
LONGEST = 16
BREAK = "\N{ZERO WIDTH SPACE}"
# Made by the portal, and to be copied as they are.
OURS = {"address", "code", "number"}


def fit(notice: Notice, shown: Container[int]) -> Notice:
    """Return the notice with every text fit to print, but for those that the portal made."""
    values = {each.name: getattr(notice, each.name) for each in fields(notice)}
    # A member of an enumeration is a str too, and prints by its label.
    texts: dict[str, Any] = {
        name: printable(value, shown)
        for name, value in values.items()
        if type(value) is str and name not in OURS
    }
    return replace(notice, **texts)


def printable(text: str, shown: Container[int]) -> str:
    """Return `text` composed, and each character that cannot be shown as its number.

    `shown` holds the code points that the fonts have.  A line's end stays one.
    """
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join(_line(line, shown) for line in lines)


def _line(line: str, shown: Container[int]) -> str:
    seen = "".join(_letter(letter, shown) for letter in line)
    return " ".join(_broken(word) for word in seen.split(" "))


def _letter(letter: str, shown: Container[int]) -> str:
    if letter == "\t":
        return " "
    if unicodedata.category(letter) in UNSEEN or ord(letter) not in shown:
        return f"[U+{ord(letter):04X}]"
    return letter


def _broken(word: str) -> str:
    return BREAK.join(word[at : at + LONGEST] for at in range(0, len(word), LONGEST)) or word
