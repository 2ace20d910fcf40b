"""What can become of a version of a rule."""

from django.db import models

from portal.states import Lifecycle

ADMINISTER = "administer"


class VersionStatus(models.TextChoices):
    """Where a version of a rule stands; it follows from its signatures."""

    PROPOSED = "PROPOSED", "Waits for a second administrator"
    APPROVED = "APPROVED", "Approved"
    REFUSED = "REFUSED", "Refused"


VERSION = Lifecycle(
    initial=VersionStatus.PROPOSED,
    ways={
        VersionStatus.PROPOSED: {
            VersionStatus.APPROVED: ADMINISTER,
            VersionStatus.REFUSED: ADMINISTER,
        },
        VersionStatus.APPROVED: {},
        VersionStatus.REFUSED: {},
    },
)
