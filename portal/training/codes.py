"""The code of a certificate: 95 random bits and a mark that tells a slip of the pen.

Nineteen characters are drawn and the twentieth is reckoned from them, so that one wrong
character, or two that changed places, make a code that stands for nothing without a search.
"""

from portal.crockford import ALPHABET, draw, grouped, plain

DRAWN, GROUP = 19, 5
LENGTH = DRAWN + 1
MODULUS = 0b100101  # x^5 + x^2 + 1, of which 2 is a primitive element
FIVE_BITS = 32


def new_code() -> str:
    """A code that nobody can guess, as it is stored: twenty characters without hyphens."""
    drawn = draw(DRAWN)
    return drawn + check_of(drawn)


def check_of(drawn: str) -> str:
    """The mark of some characters: their sum in the field of 32, each weighed by its place."""
    total = 0
    for mark in drawn:
        total = _doubled(total ^ ALPHABET.index(mark))
    return ALPHABET[total]


def read_code(typed: str) -> str:
    """The code that a person typed in any case, with hyphens or blanks; '' where it is none."""
    code = plain(typed)
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        return ""
    return code if check_of(code[:DRAWN]) == code[DRAWN] else ""


def printed(code: str) -> str:
    """A code as it is printed, in groups of five."""
    return grouped(code, GROUP)


def _doubled(value: int) -> int:
    """Twice a value in the field: the multiplication by x."""
    value <<= 1
    return value ^ MODULUS if value >= FIVE_BITS else value
