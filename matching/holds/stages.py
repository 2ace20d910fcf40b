"""When a clock raises an alarm: before its deadline, at it, and where two reckonings differ."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import models


class Stage(models.TextChoices):
    """What an alarm is about, in the order in which a clock comes to it."""

    H24 = "H24", "24 hours before the deadline"
    H4 = "H4", "4 hours before the deadline"
    H1 = "H1", "1 hour before the deadline"
    EXPIRED = "EXPIRED", "The deadline has passed"
    DIFFERS = "DIFFERS", "The deadline, computed anew, is another"


LEAD: Mapping[Stage, timedelta] = {
    Stage.H24: timedelta(hours=24),
    Stage.H4: timedelta(hours=4),
    Stage.H1: timedelta(hours=1),
    Stage.EXPIRED: timedelta(0),
}


def due_at(stage: Stage, deadline: datetime) -> datetime:
    """The instant at which a stage of the time left is reached; ``KeyError`` for ``DIFFERS``."""
    return deadline - LEAD[stage]


def stages_reached(*, deadline: datetime, at: datetime) -> list[Stage]:
    """The stages of the time left that are reached at an instant, the most urgent last."""
    return [stage for stage in LEAD if due_at(stage, deadline) <= at]
