"""Every place at which typed words stand in a text, however they are written.  Pure."""

import unicodedata


def occurrences(text: str, typed: str) -> list[tuple[int, int]]:
    """Where the words begin and end, also where they overlap; none for words without a letter.

    Capitals, accents, invisible characters and how many spaces there are make no difference, as
    one name is written in many ways and none of them is to be left.
    """
    letters, where = _folded(text)
    sought = _folded(typed)[0].strip()
    found, at = [], letters.find(sought) if sought else -1
    while at >= 0:
        found.append((where[at], where[at + len(sought) - 1] + 1))
        at = letters.find(sought, at + 1)
    return found


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in plain small letters, and the character from which each one came."""
    letters: list[str] = []
    where: list[int] = []
    for index, character in enumerate(text):
        plain = unicodedata.normalize("NFKD", character).casefold()
        for letter in unicodedata.normalize("NFKD", plain):
            kept = " " if letter.isspace() else letter
            if _counts(kept) and not (kept == " " and letters[-1:] == [" "]):
                letters.append(kept)
                where.append(index)
    return "".join(letters), where


def _counts(letter: str) -> bool:
    category = unicodedata.category(letter)
    return not category.startswith("M") and category not in ("Cf", "Cc")
