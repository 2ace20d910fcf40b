"""What can become of a void: a second supervisor looks at it, and agrees or not."""

from datetime import timedelta

from django.db import models

from portal.states import Lifecycle

# Without a second look by then the void still stands, and is shown as overdue for one.
LOOK_WITHIN = timedelta(hours=72)


class VoidStatus(models.TextChoices):
    """What the second supervisor made of it; the match is void in each of the states."""

    UNCONFIRMED = "UNCONFIRMED", "Waits for a second supervisor"
    CONFIRMED = "CONFIRMED", "Confirmed by a second supervisor"
    DISPUTED = "DISPUTED", "The second supervisor found the match right"


VOID = Lifecycle(
    initial=VoidStatus.UNCONFIRMED,
    ways={
        VoidStatus.UNCONFIRMED: {
            VoidStatus.CONFIRMED: "supervise_case",
            VoidStatus.DISPUTED: "supervise_case",
        },
        VoidStatus.CONFIRMED: {},
        VoidStatus.DISPUTED: {},
    },
)
