"""What can become of a meeting and of what the public writes to it, and who brings it about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.states import Lifecycle
from reports.committee.seats.states import RUN, SIT


class Status(models.TextChoices):
    """Where a meeting stands.  It is held from the call to order on, also while it lasts."""

    PLANNED = "PLANNED", _("Being planned")
    NOTICED = "NOTICED", _("Noticed")
    HELD = "HELD", _("Meeting held")
    MINUTES_DRAFT = "MINUTES_DRAFT", _("Minutes are drafted")
    CERTIFIED = "CERTIFIED", _("Minutes are certified")
    POSTED = "POSTED", _("Minutes are posted")
    CANCELED = "CANCELED", _("Canceled")


S = Status
# Minutes that were wrong are drafted again: a new version, beside the earlier ones.
MEETING = Lifecycle(
    initial=S.PLANNED,
    ways={
        S.PLANNED: {S.NOTICED: RUN, S.CANCELED: RUN},
        S.NOTICED: {S.HELD: RUN, S.CANCELED: RUN},
        S.HELD: {S.MINUTES_DRAFT: RUN},
        S.MINUTES_DRAFT: {S.MINUTES_DRAFT: RUN, S.CERTIFIED: SIT},
        S.CERTIFIED: {S.POSTED: RUN, S.MINUTES_DRAFT: RUN},
        S.POSTED: {S.MINUTES_DRAFT: RUN},
        S.CANCELED: {},
    },
)


class Mark(models.TextChoices):
    """What a count of those present showed."""

    REACHED = "REACHED", _("Quorum reached")
    LOST = "LOST", _("Quorum lost")


class Moderation(models.TextChoices):
    """What became of a statement of the public."""

    RECEIVED = "RECEIVED", _("Received")
    SHOWN = "SHOWN", _("Shown")
    WITHHELD = "WITHHELD", _("Not shown")


class Ground(models.TextChoices):
    """Why a statement is not shown: the whole list, so that none is kept back for its opinion."""

    OFF_TOPIC = "OFF_TOPIC", _("Not about what the committee does")
    THREAT = "THREAT", _("A threat")
    NAMES_PERSON = "NAMES_PERSON", _("Names a private person")
    SPAM = "SPAM", _("Advertising, or sent by a machine")


STATEMENT = Lifecycle(
    initial=Moderation.RECEIVED,
    ways={
        Moderation.RECEIVED: {Moderation.SHOWN: RUN, Moderation.WITHHELD: RUN},
        Moderation.SHOWN: {},
        Moderation.WITHHELD: {Moderation.SHOWN: RUN},
    },
)
