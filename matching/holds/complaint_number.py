"""The number under which the portal itself complains of a hold past its deadline.

It follows from the hold alone, so that the place's page and the officers' can name it without
reading a complaint, which they may not.
"""

from hashlib import sha256
from uuid import UUID

from portal.crockford import numbered, spell

MARK, LENGTH = "C", 10


def complaint_number_of(overdue_id: UUID) -> str:
    """Return the number of the one complaint about a hold, such as C-7K3M-9QXP-2B."""
    digest = sha256(f"complaint|{overdue_id}".encode()).digest()
    return numbered(MARK, spell(int.from_bytes(digest), LENGTH))
