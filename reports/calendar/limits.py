"""How often one network address may send a wrong token: 20 times an hour.

The token alone keeps the door; the limit keeps the portal from being worn out.  The cache keeps a
keyed hash of the address, and no address.
"""

from portal.sealing import keyed_hash
from portal.tallies import count, so_far

HOUR = 3600
FAILURES = 20


def may_try(caller: str) -> bool:
    """Whether an address may try; asking counts nothing."""
    return so_far(_key(caller)) < FAILURES


def note_failure(caller: str) -> None:
    """Count a token that opened nothing."""
    count(_key(caller), HOUR)


def _key(caller: str) -> str:
    return f"early:caller:{keyed_hash(caller.encode(), purpose='early-caller')}"
