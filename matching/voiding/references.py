"""The reference of a letter or a message about a void: whoever has it in hand can quote it."""

from portal.crockford import draw, numbered, read_number

MARK, LENGTH = "V", 8


def new_reference() -> str:
    """Return a reference such as V-7K3M-9QXP: 40 random bits."""
    return numbered(MARK, draw(LENGTH))


def reference_in(typed: str) -> str:
    """Return the reference that a person typed in its printed form, with or without the V."""
    return read_number(typed, mark=MARK, length=LENGTH)
