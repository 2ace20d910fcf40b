"""The columns of the worklists' downloads: codes and numbers alone, never a name of a person."""

from portal.register.columns import Column

PLACE = [
    Column("place", "FIPS code of the place", "jurisdiction.code"),
    Column("place_name", "Name of the place", "jurisdiction.name"),
]
BOOKING = [
    Column("agency", "ORI of the agency", "booking.agency.ori"),
    Column("booking", "Number of the booking at the agency", "booking.local_number"),
]
CASES = [
    Column("case", "Number of the case", "pk"),
    *PLACE,
    *BOOKING,
    Column("status", "State of the case", "status"),
    Column("standing", "What was decided last", "standing"),
    Column("opened_at", "When it opened (UTC)", "opened_at"),
    Column("changed_at", "When its state changed (UTC)", "changed_at"),
]
CLAIMS = [
    Column("claim", "Number of the claim", "pk"),
    *PLACE,
    *BOOKING,
    Column("kind", "What is claimed", "kind"),
    Column("claimant", "Who claims it", "claimant"),
    Column("received_at", "When it came (UTC)", "received_at"),
]
DECIDED_CLAIMS = [
    *CLAIMS,
    Column("outcome", "What was decided", "outcome"),
    Column("decided_at", "When it was decided (UTC)", "decided_at"),
    Column("seconds", "How long it took, in whole seconds", "seconds_taken"),
]
DETAINERS = [
    Column("detainer", "Number of the detainer", "number"),
    *PLACE,
    Column("agency", "ORI of the agency", "agency.ori"),
    Column("form", "Version of the form", "form"),
    Column("status", "State of the detainer", "status"),
    Column("conditional", "Whether it waits for a conviction", "conditional"),
    Column("changed_at", "When its state changed (UTC)", "changed_at"),
]
OVERDUE = [
    Column("detainer", "Number of the detainer", "number"),
    *PLACE,
    Column("agency", "ORI of the agency", "agency.ori"),
    Column("deadline_at", "When the 48 hours ended (UTC)", "deadline_at"),
    Column("noticed_at", "When the portal noticed (UTC)", "noticed_at"),
]
