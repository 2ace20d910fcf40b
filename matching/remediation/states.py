"""The states of a remediation task."""

from django.db.models import TextChoices

from portal.states import Lifecycle


class RemediationStatus(TextChoices):
    OPEN = "OPEN", "Open"
    RESOLVED = "RESOLVED", "Resolved"


LIFECYCLE = Lifecycle(
    initial=RemediationStatus.OPEN,
    ways={
        RemediationStatus.OPEN: {RemediationStatus.RESOLVED: "decide_participation"},
        RemediationStatus.RESOLVED: {},
    },
)
