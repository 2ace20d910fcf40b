"""The states of an import."""

from django.db.models import TextChoices

from portal.states import Lifecycle


class ImportStatus(TextChoices):
    READING = "READING", "Being read, nothing written"
    CANCELED = "CANCELED", "Canceled while it was read, nothing written"
    PLANNED = "PLANNED", "Planned, nothing written"
    APPLIED = "APPLIED", "Applied"
    ASKED = "ASKED", "Applied, and one administrator asks to undo it"
    UNDONE = "UNDONE", "Undone"


# Who takes each way.  Applying and undoing both take two people: events need an approver.
LIFECYCLE = Lifecycle(
    initial=ImportStatus.READING,
    ways={
        ImportStatus.READING: {
            ImportStatus.PLANNED: "worker",
            ImportStatus.CANCELED: "administrator",
        },
        ImportStatus.CANCELED: {},
        ImportStatus.PLANNED: {ImportStatus.APPLIED: "second administrator"},
        ImportStatus.APPLIED: {ImportStatus.ASKED: "administrator"},
        ImportStatus.ASKED: {
            ImportStatus.UNDONE: "second administrator",
            ImportStatus.APPLIED: "administrator",
        },
        ImportStatus.UNDONE: {},
    },
)
