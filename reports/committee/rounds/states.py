"""What can become of a round and of a review in it, and who brings it about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.states import Lifecycle
from reports.committee.seats.states import RUN, SIT


class Status(models.TextChoices):
    """Where a round stands.

    The digest of the frame is public before anybody names the seed, so that nobody can choose
    one that suits.  Workers make the frame and draw the sample.
    """

    PLANNED = "PLANNED", _("Planned")
    FRAMING = "FRAMING", _("Frame is being made")
    FRAMED = "FRAMED", _("Frame is published, waits for its seed")
    SEEDED = "SEEDED", _("Seed is named, sample is being drawn")
    DRAWN = "DRAWN", _("Sample is drawn")
    REVIEWING = "REVIEWING", _("Members review")
    CONSOLIDATING = "CONSOLIDATING", _("Members consolidate")
    CLOSED = "CLOSED", _("Closed")


S = Status
WORKER = "worker"
UNFRAMED = (S.PLANNED, S.FRAMING)
UNSEEDED = (*UNFRAMED, S.FRAMED)
UNDRAWN = (*UNSEEDED, S.SEEDED)
ROUND = Lifecycle(
    initial=S.PLANNED,
    ways={
        S.PLANNED: {S.FRAMING: RUN},
        S.FRAMING: {S.FRAMED: WORKER},
        S.FRAMED: {S.SEEDED: RUN},
        S.SEEDED: {S.DRAWN: WORKER},
        S.DRAWN: {S.REVIEWING: RUN},
        S.REVIEWING: {S.CONSOLIDATING: RUN},
        S.CONSOLIDATING: {S.CLOSED: RUN},
        S.CLOSED: {},
    },
)


class Work(models.TextChoices):
    """Where the review of one case by one member stands.

    A review is released where its member must keep away from the case, or left before writing
    it: somebody else is drawn for it, and what was written counts nowhere.  What a member locked
    before leaving counts.
    """

    OPEN = "OPEN", _("To be written")
    LOCKED = "LOCKED", _("Locked")
    SETTLED = "SETTLED", _("Consolidated")
    RELEASED = "RELEASED", _("Given to somebody else")


REVIEW = Lifecycle(
    initial=Work.OPEN,
    ways={
        Work.OPEN: {Work.LOCKED: SIT, Work.RELEASED: RUN},
        Work.LOCKED: {Work.SETTLED: SIT, Work.RELEASED: RUN},
        Work.SETTLED: {Work.RELEASED: RUN},
        Work.RELEASED: {},
    },
)


class Scale(models.TextChoices):
    """How far apart two answers are: only the same or not, or by their order."""

    NOMINAL = "NOMINAL", _("The same or not")
    ORDINAL = "ORDINAL", _("By their order")


class Phase(models.IntegerChoices):
    """When an answer was given: by oneself, or with the others' answers in view."""

    BLIND = 1, _("By oneself")
    CONSOLIDATED = 2, _("With the others' answers in view")
