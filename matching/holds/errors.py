"""What a hold refuses, each with a sentence fit to show."""


class NothingHolds(Exception):
    """No detainer of the booking asks the agency to hold anybody now: the release is due."""


class ClockRuns(Exception):
    """The release was reported due at another time: a clock starts once."""


class CustodyOver(Exception):
    """The end of this custody is on record, at another time or of another kind."""
