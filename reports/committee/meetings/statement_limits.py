"""How many statements one network address may file, and how many all may file at once.

The cache keeps a keyed hash of the address, and no address.  The first bound is wide, as the
people of a library or a meeting hall share one address.
"""

from datetime import datetime

from portal.sealing import keyed_hash
from portal.tallies import count

HOUR, MINUTE = 3600, 60
FROM_A_CALLER, FROM_ALL = 20, 120


def may_file(*, caller: str, at: datetime) -> bool:
    """Count a statement; False beyond an address' 20 an hour, or 120 a minute of everybody's."""
    key = keyed_hash(caller.encode(), purpose="statement-caller")
    if count(f"statement:caller:{key}", HOUR) > FROM_A_CALLER:
        return False
    return count(f"statement:all:{at:%H:%M}", MINUTE) <= FROM_ALL
