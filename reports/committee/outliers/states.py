"""What can become of a flagged place before the committee, and who brings it about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.states import Lifecycle
from reports.committee.seats.states import RUN

ANSWERS = "decide_participation"


class Status(models.TextChoices):
    """Where an inquiry stands; a place that lets its time pass is noted as silent."""

    RAISED = "RAISED", _("Raised by the statistical review")
    ASKED = "ASKED", _("The agency is asked")
    REPLIED = "REPLIED", _("The agency replied")
    NOTED = "NOTED", _("Noted on a release")


S = Status
INQUIRY = Lifecycle(
    initial=S.RAISED,
    ways={
        S.RAISED: {S.ASKED: RUN, S.NOTED: RUN},
        S.ASKED: {S.REPLIED: ANSWERS, S.NOTED: RUN},
        S.REPLIED: {S.NOTED: RUN},
        S.NOTED: {},
    },
)
