"""Texts of unknown origin made fit to print: nothing invisible, nothing that no font shows."""

import unicodedata
from collections.abc import Container
from typing import Any

# Marks that turn, join or hide what stands beside them, halves of pairs, and what has no shape.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# A longer run without a space would leave the page; a line may break inside it.
LONGEST = 16
BREAK = "\N{ZERO WIDTH SPACE}"


def fit(value: Any, shown: Container[int]) -> Any:
    """Return a value with every text in it fit to print, however deep it lies."""
    if isinstance(value, str):
        return printable(value, shown)
    if isinstance(value, dict):
        return {key: fit(each, shown) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [fit(each, shown) for each in value]
    return value


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
