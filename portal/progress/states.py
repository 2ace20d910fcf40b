"""The states of a piece of long work."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from portal.states import Lifecycle


class WorkStatus(TextChoices):
    """What has become of a piece of long work."""

    QUEUED = "QUEUED", _("Waits for a worker")
    RUNNING = "RUNNING", _("Running")
    DONE = "DONE", _("Done")
    FAILED = "FAILED", _("Stopped by an error")
    CANCELED = "CANCELED", _("Canceled")


# Who takes each way; the database refuses every other (``work_moves``).
LIFECYCLE = Lifecycle(
    initial=WorkStatus.QUEUED,
    ways={
        WorkStatus.QUEUED: {WorkStatus.RUNNING: "worker", WorkStatus.CANCELED: "asker"},
        WorkStatus.RUNNING: {
            WorkStatus.DONE: "worker",
            WorkStatus.FAILED: "worker",
            WorkStatus.CANCELED: "worker",
        },
        WorkStatus.FAILED: {WorkStatus.QUEUED: "asker"},
        WorkStatus.DONE: {},
        WorkStatus.CANCELED: {},
    },
)
OPEN = (WorkStatus.QUEUED, WorkStatus.RUNNING)
