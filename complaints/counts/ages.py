"""How old the complaints are that are not over, by stage: in bands of days since they came."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_noop as _

from complaints.asking.stages import STAGE_OF, Stage
from complaints.models import Complaint

# The first day of each band; the last one has no end.
BANDS = {"UNDER_30": 0, "UNDER_90": 30, "UNDER_180": 90, "OLDER": 180}
WORDS = {
    "UNDER_30": _("Under 30 days"),
    "UNDER_90": _("30 to 89 days"),
    "UNDER_180": _("90 to 179 days"),
    "OLDER": _("180 days or more"),
}
OPEN = [stage for stage in Stage.values if stage != Stage.OVER]


def ages_of(*, at: datetime) -> list[dict[str, Any]]:
    """A line for each stage that is not over, with a number for each band; one query.

    Runs in the complaints scope.
    """
    rows = Complaint.objects.order_by().values_list("status").annotate(**_bands(at))
    numbers = {stage: dict.fromkeys(BANDS, 0) for stage in OPEN}
    for status, *counts in rows:
        if (stage := STAGE_OF[status]) in numbers:
            for band, number in zip(BANDS, counts, strict=True):
                numbers[stage][band] += number
    return [{"stage": stage, "ages": ages} for stage, ages in numbers.items()]


def _bands(at: datetime) -> dict[str, Count]:
    starts = [at - timedelta(days=days) for days in BANDS.values()]
    ends = [*starts[1:], None]
    return {
        band: Count("pk", filter=_between(older, younger))
        for band, younger, older in zip(BANDS, starts, ends, strict=True)
    }


def _between(older: datetime | None, younger: datetime) -> Q:
    """Came after the one instant, up to the other; nothing comes later than the present."""
    return Q(opened_at__lte=younger) & (Q(opened_at__gt=older) if older else Q())
