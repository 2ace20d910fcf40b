"""What the public page refuses, each with a sentence fit to show."""


class NotOpened(Exception):
    """The number and the code do not belong together; nothing says which of them is wrong."""


class TooManyTries(Exception):
    """One network address, or everybody for one number, has tried too often."""


class SaidTooOften(Exception):
    """More was sent for one notice than people send."""
