"""What can become of a flag, and who may bring it about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.jurisdictions.role_table import STATISTICS_RIGHTS
from portal.states import Lifecycle

PREPARE, APPROVE = STATISTICS_RIGHTS


class Status(models.TextChoices):
    """Where a flag stands.  A signed one stays as it is: a later cube raises its own."""

    OPEN = "OPEN", _("Open")
    ASKED = "ASKED", _("The place is asked to comment")
    EXAMINED = "EXAMINED", _("Examined, waits for a signature")
    SIGNED = "SIGNED", _("Signed")


S = Status
FLAG = Lifecycle(
    initial=S.OPEN,
    ways={
        S.OPEN: {S.ASKED: PREPARE, S.EXAMINED: PREPARE},
        S.ASKED: {S.EXAMINED: PREPARE},
        S.EXAMINED: {S.SIGNED: APPROVE, S.OPEN: APPROVE},
        S.SIGNED: {},
    },
)


class Side(models.TextChoices):
    """What a flag is about."""

    HIGH = "HIGH", _("High: flag for review")
    LOW = "LOW", _("Low: look at data quality")
    DISPARITY = "DISPARITY", _("Groups differ: flag for review")
    HISTORY = "HISTORY", _("Changed against its own past: flag for review")


class Conclusion(models.TextChoices):
    """How an examination ends: by what explains the figure, or with the committee."""

    EXPLAINED_DATA = "EXPLAINED_DATA", _("Explained by the quality of the data")
    EXPLAINED_MIX = "EXPLAINED_MIX", _("Explained by the mix of cases")
    EXPLAINED_STRUCTURE = "EXPLAINED_STRUCTURE", _("Explained by the structure of the place")
    NEEDS_LOOK = "NEEDS_LOOK", _("Needs a look by the committee")
