"""The columns of a worklist's download: codes and numbers alone, never a name of a person."""

from matching.casework.lists import Worklist
from portal.register.columns import Column

PLACE = [
    Column("place", "FIPS code of the place", "jurisdiction.code"),
    Column("place_name", "Name of the place", "jurisdiction.name"),
]
BOOKING = [
    Column("agency", "ORI of the agency", "booking.agency.ori"),
    Column("booking", "Number of the booking at the agency", "booking.local_number"),
]
COLUMNS = {
    "cases": [
        Column("case", "Number of the case", "pk"),
        *PLACE,
        *BOOKING,
        Column("status", "State of the case", "status"),
        Column("standing", "What was decided last", "standing"),
        Column("opened_at", "When it opened (UTC)", "opened_at"),
        Column("changed_at", "When its state changed (UTC)", "changed_at"),
    ],
    "claims": [
        Column("claim", "Number of the claim", "pk"),
        *PLACE,
        *BOOKING,
        Column("kind", "What is claimed", "kind"),
        Column("claimant", "Who claims it", "claimant"),
        Column("received_at", "When it came (UTC)", "received_at"),
    ],
    "detainers": [
        Column("detainer", "Number of the detainer", "number"),
        *PLACE,
        Column("agency", "ORI of the agency", "agency.ori"),
        Column("form", "Version of the form", "form"),
        Column("status", "State of the detainer", "status"),
        Column("conditional", "Whether it waits for a conviction", "conditional"),
        Column("changed_at", "When its state changed (UTC)", "changed_at"),
    ],
    "overdue": [
        Column("detainer", "Number of the detainer", "number"),
        *PLACE,
        Column("agency", "ORI of the agency", "agency.ori"),
        Column("deadline_at", "When the 48 hours ended (UTC)", "deadline_at"),
        Column("noticed_at", "When the portal noticed (UTC)", "noticed_at"),
    ],
}
# What one download holds at most; a longer list is narrowed first.
MOST = 10_000


def columns_of(worklist: Worklist) -> list[Column]:
    """The columns of a list."""
    return COLUMNS[worklist.kind]
