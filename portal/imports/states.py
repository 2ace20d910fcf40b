"""The states of an import."""

from django.db.models import TextChoices

from portal.states import Lifecycle


class ImportStatus(TextChoices):
    PLANNED = "PLANNED", "Planned, nothing written"
    APPLIED = "APPLIED", "Applied"
    ASKED = "ASKED", "Applied, and one administrator asks to undo it"
    UNDONE = "UNDONE", "Undone"


# Who takes each way.  Applying and undoing both take two people: events need an approver.
LIFECYCLE = Lifecycle(
    initial=ImportStatus.PLANNED,
    ways={
        ImportStatus.PLANNED: {ImportStatus.APPLIED: "second administrator"},
        ImportStatus.APPLIED: {ImportStatus.ASKED: "administrator"},
        ImportStatus.ASKED: {
            ImportStatus.UNDONE: "second administrator",
            ImportStatus.APPLIED: "administrator",
        },
        ImportStatus.UNDONE: {},
    },
)
