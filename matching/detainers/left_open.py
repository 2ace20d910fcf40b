"""Detainers that an opt-out found open: they stay, go toward release alone, and are watched."""

from datetime import datetime

from django.db.models import QuerySet

from matching.detainers.effect import UNDER_WAY
from matching.detainers.models import Detainer
from matching.detainers.states import Status
from portal.participation.acts import Flow
from portal.participation.models import ParticipationPeriod


def left_open(*, at: datetime) -> QuerySet[Detainer]:
    """Open detainers of the program, drafts too, in places that do not take part at an instant.

    For supervisors, in casework; the oldest first.
    """
    out = ParticipationPeriod.objects.filter(flow=Flow.L2, during__contains=at)
    rows = Detainer.objects.filter(
        source=Detainer.Source.SECURE_COMMUNITIES,
        status__in=[*sorted(UNDER_WAY), Status.DRAFT],
        jurisdiction__in=out.values("jurisdiction"),
    )
    return rows.select_related("jurisdiction", "agency").defer("code").order_by("changed_at", "pk")
