"""How often the public may try the door of a notice, and write through it.

The code alone keeps the door: 80 random bits are not found by trying.  The limits keep the
portal from being worn out; a number's own is wide and short, because whoever knows the number
alone, as the agency does, could use it to lock the person out.
"""

from portal.sealing import keyed_hash
from portal.tallies import count, so_far

HOUR = 3600
TRIES_OF_A_CALLER, FAILURES_OF_A_NUMBER, SAID_FOR_A_NOTICE = 20, 30, 10


def may_try(*, caller: str, number: str) -> bool:
    """Count a try of a network address; False beyond its 20 an hour, or a number's 30 failures.

    The cache keeps a keyed hash of the address, and no address.
    """
    key = keyed_hash(caller.encode(), purpose="notice-caller")
    tries = count(f"notice:caller:{key}", HOUR)
    return tries <= TRIES_OF_A_CALLER and so_far(_failures(number)) < FAILURES_OF_A_NUMBER


def note_failure(number: str) -> None:
    """Count a wrong code for a number, whether the number exists or not."""
    count(_failures(number), HOUR)


def may_say(notice: int) -> bool:
    """Count a claim or a complaint for a notice; False beyond 10 an hour."""
    return count(f"notice:said:{notice}", HOUR) <= SAID_FOR_A_NOTICE


def _failures(number: str) -> str:
    """A key of one length and alphabet, whatever was typed as a number."""
    return f"notice:failures:{keyed_hash(number.encode(), purpose='notice-number')}"
