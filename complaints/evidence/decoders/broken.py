"""What a decoder raises for a file that it can tell is not fit to be read."""


class Unfit(Exception):
    """The message is the code of the problem, as ``refusals.Problem`` has it."""
