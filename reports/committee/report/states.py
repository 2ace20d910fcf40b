"""What can become of a report, and the positions that seats take on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.states import Lifecycle
from reports.committee.seats.states import RUN


class Status(models.TextChoices):
    """Where a report stands; a change after it was circulated makes it a draft again."""

    DRAFT = "DRAFT", _("Draft")
    CIRCULATED = "CIRCULATED", _("Circulated for positions")
    PUBLISHED = "PUBLISHED", _("Published")


S = Status
REPORT = Lifecycle(
    initial=S.DRAFT,
    ways={
        S.DRAFT: {S.CIRCULATED: RUN},
        S.CIRCULATED: {S.DRAFT: RUN, S.PUBLISHED: RUN},
        S.PUBLISHED: {},
    },
)


class Stand(models.TextChoices):
    """What a seat says of a report; the last three are recorded, and signed by nobody."""

    CONCUR = "CONCUR", _("Concurs")
    DISSENT = "DISSENT", _("Dissents")
    ABSTAIN = "ABSTAIN", _("Abstains")
    NO_REPLY = "NO_REPLY", _("No reply by the day")
    VACANT = "VACANT", _("Seat is vacant")
    APART = "APART", _("Keeps away from every finding in it")


UNSIGNED = (Stand.NO_REPLY, Stand.VACANT, Stand.APART)
SIGNED = tuple(stand for stand in Stand if stand not in UNSIGNED)
