"""Numbers and codes that people copy from paper: Crockford's base 32.

Its 32 characters leave out I, L, O and U, so that what is misread as 1 or 0 is still known, and
no word forms by accident.  A character carries 5 bits.
"""

import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READ_AS = str.maketrans("OIL", "011")


def draw(length: int) -> str:
    """Return that many characters from the system's own randomness: 5 bits each."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def grouped(plain: str, size: int = 4) -> str:
    """Write characters in groups with a hyphen between, as they are printed."""
    return "-".join(plain[start : start + size] for start in range(0, len(plain), size))


def numbered(mark: str, letters: str) -> str:
    """Write a number after the mark that says what it numbers: D-7K3M-9QXP."""
    return f"{mark}-{grouped(letters)}"


def read_number(typed: str, *, mark: str, length: int) -> str:
    """Return the number of so many characters that a person typed, with its mark or without."""
    letters = plain(typed)
    if len(letters) == length + 1:
        letters = letters.removeprefix(mark)
    return numbered(mark, letters)


def plain(typed: str) -> str:
    """Read what a person typed: any case, spaces and dashes anywhere, O as 0, I and L as 1.

    What no reading makes part of the alphabet stays, so that it matches nothing.
    """
    wide = unicodedata.normalize("NFKC", typed).upper()
    return "".join(mark for mark in wide if mark.isalnum()).translate(READ_AS)


def spell(number: int, length: int) -> str:
    """Write the lowest 5 bits for each character of a number, so that it is always the same."""
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))
