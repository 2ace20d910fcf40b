"""The columns of the desk's downloads: codes and numbers alone, never a name or a word."""

from portal.register.columns import Column

COMPLAINTS = [
    Column("complaint", "Number of the complaint", "number"),
    Column("place", "FIPS code of the place", "jurisdiction.code"),
    Column("agency", "ORI of the agency", "ori"),
    Column("topic", "What it is about", "topic"),
    Column("source", "How it came", "source"),
    Column("status", "State of the complaint", "status"),
    Column("opened_at", "When it was opened (UTC)", "opened_at"),
    Column("changed_at", "When its state changed (UTC)", "changed_at"),
    Column("team", "In whose queue it is", "team"),
    Column("due_at", "When its next deadline is over (UTC)", "next_due_at"),
]
DEADLINES = [
    Column("complaint", "Number of the complaint", "complaint.number"),
    Column("place", "FIPS code of the place", "jurisdiction.code"),
    Column("deadline", "What was due", "rule"),
    Column("began_at", "When it began (UTC)", "began_at"),
    Column("due_at", "When it was over (UTC)", "due_at"),
    Column("status", "State of the complaint", "complaint.status"),
]
