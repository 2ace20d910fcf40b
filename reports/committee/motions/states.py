"""What can become of a motion, and what somebody can vote."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.states import Lifecycle
from reports.committee.seats.states import RUN, SIT


class Status(models.TextChoices):
    """Where a motion stands; without a quorum nothing was decided."""

    MOVED = "MOVED", _("Moved")
    SECONDED = "SECONDED", _("Seconded")
    OPEN = "OPEN", _("Put to the vote")
    CARRIED = "CARRIED", _("Carried")
    FAILED = "FAILED", _("Failed")
    NO_QUORUM = "NO_QUORUM", _("No quorum: not decided")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


S = Status
MOTION = Lifecycle(
    initial=S.MOVED,
    ways={
        S.MOVED: {S.SECONDED: SIT, S.WITHDRAWN: SIT},
        S.SECONDED: {S.OPEN: RUN, S.WITHDRAWN: SIT},
        S.OPEN: {S.CARRIED: RUN, S.FAILED: RUN, S.NO_QUORUM: RUN},
        S.CARRIED: {},
        S.FAILED: {},
        S.NO_QUORUM: {},
        S.WITHDRAWN: {},
    },
)


class Standing(models.TextChoices):
    """Whether somebody who was there when the vote opened may vote."""

    ELIGIBLE = "ELIGIBLE", _("Eligible")
    RECUSED = "RECUSED", _("Recused")


class Choice(models.TextChoices):
    """What a vote says."""

    YES = "YES", _("Yes")
    NO = "NO", _("No")
    ABSTAIN = "ABSTAIN", _("Abstain")
