"""How many holds went past their deadline, for the public: no place, no agency, no person."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import ExtractMonth, ExtractYear

from matching.holds.models import CustodyEnd, Overdue
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into
from portal.quarters import Quarter


@dataclass(frozen=True)
class OverdueCounts:
    """``by_quarter`` has the quarters with any hold, the latest first.

    ``reported_late`` of the total had ended in time, as was reported afterwards.
    """

    total: int
    reported_late: int
    by_quarter: tuple[tuple[Quarter, int], ...]


def overdue_counts() -> OverdueCounts:
    """Count every hold past its deadline, by the local day of the deadline.

    Runs in no scope, or in the dispatch scope: it reads numbers alone.
    """
    with stepping_into(scope.dispatch()):
        months = (
            Overdue.objects.annotate(
                year=ExtractYear("deadline_date"), month=ExtractMonth("deadline_date")
            )
            .values_list("year", "month")
            .annotate(holds=Count("pk"))
            .order_by("year", "month")
        )
        counts: Counter[Quarter] = Counter()
        for year, month, holds in months:
            counts[Quarter.of(date(year, month, 1))] += holds
        in_time = CustodyEnd.objects.filter(
            booking_id=OuterRef("clock__booking_id"), ended_at__lte=OuterRef("deadline_at")
        )
        late = Overdue.objects.filter(Exists(in_time)).count()
    return OverdueCounts(counts.total(), late, tuple(sorted(counts.items(), reverse=True)))
