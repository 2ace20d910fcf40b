"""Detainers that an opt-out found open: they stay, go toward release alone, and are watched."""

from datetime import datetime

from django.db.models import QuerySet
from django.db.models.functions import Now

from matching.detainers.models import Detainer
from matching.detainers.states import OPEN
from portal.participation.acts import Flow
from portal.participation.models import ParticipationPeriod


def left_open(*, at: datetime | Now) -> QuerySet[Detainer]:
    """Open detainers of the program, drafts too, in places that do not take part at an instant.

    For supervisors, in casework; in no order.  ``Now()`` is the database's clock, which its
    gate goes by.
    """
    out = ParticipationPeriod.objects.filter(flow=Flow.L2, during__contains=at)
    return Detainer.objects.filter(
        source=Detainer.Source.SECURE_COMMUNITIES,
        status__in=sorted(OPEN),
        # By id, for the database asks each open detainer in turn: in a list it looks them up.
        jurisdiction__in=list(out.order_by("jurisdiction").values_list("jurisdiction", flat=True)),
    )
