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
    FAILED = "FAILED", _("Not carried")
    NO_QUORUM = "NO_QUORUM", _("No quorum: not decided")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")
    LAPSED = "LAPSED", _("Lapsed: nobody seconded it")


S = Status
# An amendment in one of these is voted on, or gone, before what it would amend is put to the vote.
UNDECIDED = (S.MOVED, S.SECONDED, S.OPEN)
DECIDED = (S.CARRIED, S.FAILED, S.NO_QUORUM)
MOTION = Lifecycle(
    initial=S.MOVED,
    ways={
        S.MOVED: {S.SECONDED: SIT, S.WITHDRAWN: SIT, S.LAPSED: RUN},
        S.SECONDED: {S.OPEN: RUN, S.WITHDRAWN: SIT},
        S.OPEN: {S.CARRIED: RUN, S.FAILED: RUN, S.NO_QUORUM: RUN},
        S.CARRIED: {},
        S.FAILED: {},
        S.NO_QUORUM: {},
        S.WITHDRAWN: {},
        S.LAPSED: {},
    },
)


class Standing(models.TextChoices):
    """Whether somebody who was there when the vote opened may vote."""

    ELIGIBLE = "ELIGIBLE", _("Eligible")
    RECUSED = "RECUSED", _("Recused")


class Missing(models.TextChoices):
    """Why somebody who could vote was no part of the count when the vote closed."""

    LEFT = "LEFT", _("Left before the vote closed")
    RECUSED = "RECUSED", _("A conflict arose before the vote closed")


class Choice(models.TextChoices):
    """What a vote says."""

    YES = "YES", _("Yes")
    NO = "NO", _("No")
    ABSTAIN = "ABSTAIN", _("Abstain")
