"""When a clock raises an alarm: before its deadline, at it, and when something befalls it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import models


class Stage(models.TextChoices):
    """What an alarm is about, in the order in which a clock comes to it."""

    H24 = "H24", "24 hours before the deadline"
    H4 = "H4", "4 hours before the deadline"
    H1 = "H1", "1 hour before the deadline"
    EXPIRED = "EXPIRED", "The deadline has passed"
    OVER = "OVER", "Nothing holds the person any more"
    ARRIVED = "ARRIVED", "Another detainer came while the clock runs"
    DIFFERS = "DIFFERS", "The deadline, computed anew, is another"


class Early(models.TextChoices):
    """Why a hold is over before its 48 hours: what became of the last detainer that held."""

    CANCELLED = "CANCELLED", "The detainer was canceled"
    LIFTED = "LIFTED", "A court lifted the detainer"
    DECLINED = "DECLINED", "The agency holds nobody for the detainer any more"
    ENDED = "ENDED", "The detainer is at its end"
    RETRACTED = "RETRACTED", "The conviction that it waited for was taken back"
    LEFT = "LEFT", "The place takes no part in the program any more"


LEAD: Mapping[Stage, timedelta] = {
    Stage.H24: timedelta(hours=24),
    Stage.H4: timedelta(hours=4),
    Stage.H1: timedelta(hours=1),
    Stage.EXPIRED: timedelta(0),
}


def due_at(stage: Stage, deadline: datetime) -> datetime:
    """The instant at which a stage of the time left is reached; ``KeyError`` for any other."""
    return deadline - LEAD[stage]


def stages_reached(
    *, deadline: datetime, over_at: datetime | None = None, at: datetime
) -> list[Stage]:
    """The stages that are reached at an instant, the most urgent last.

    Once nothing holds the person no time is left to warn of: that it is over, and in the end
    that the 48 hours are over too.
    """
    if over_at is None:
        return [stage for stage in LEAD if due_at(stage, deadline) <= at]
    passed = [(Stage.OVER, over_at), (Stage.EXPIRED, deadline)]
    return [stage for stage, moment in passed if moment <= at]
