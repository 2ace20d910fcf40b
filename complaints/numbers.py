"""The number of a complaint: shown to whoever made it, and of no use to guess."""

from matching.holds.complaint_number import LENGTH, MARK
from portal.crockford import draw, numbered


def new_number() -> str:
    """Return a number such as C-7K3M-9QXP-2B: 50 random bits."""
    return numbered(MARK, draw(LENGTH))
