"""The columns of the desk's downloads: codes and numbers alone, never a name of a person."""

from portal.register.columns import Column

PLACE = [
    Column("place", "FIPS code of the place", "jurisdiction.code"),
    Column("agency", "ORI of the agency", "agency.ori"),
]
DETAINERS = [
    Column("detainer", "Number of the detainer", "number"),
    *PLACE,
    Column("booking", "Number of the booking at the agency", "booking.local_number"),
    Column("form", "Version of the form", "form"),
    Column("status", "State of the detainer", "status"),
    Column("conditional", "Whether it waits for a conviction", "conditional"),
    Column("issued_at", "When it was issued (UTC)", "issued_at"),
    Column("changed_at", "When its state changed (UTC)", "changed_at"),
]
CLOCKS = [
    Column("detainer", "Number of the detainer", "detainer.number"),
    *PLACE,
    Column("booking", "Number of the booking at the agency", "detainer.booking.local_number"),
    Column("started_at", "When the release was due (UTC)", "started_at"),
    Column("deadline_at", "When the 48 hours end (UTC)", "deadline_at"),
    Column("ends_at", "When the hold ends, that or earlier (UTC)", "ends_at"),
    Column("overdue", "Whether it went past its end", "is_overdue"),
]
