"""What ends a piece of long work before its time."""


class Canceled(Exception):
    """Whoever asked for the work wants it no more; nothing of it may be written."""


class NotYours(Exception):
    """The work was asked for by somebody else."""
