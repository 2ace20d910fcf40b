"""How many of the holds past their deadline somebody explained, for the public count."""

from collections import Counter

from django.db.models import Count, Exists, OuterRef

from matching.holds.models import Overdue, OverdueExplanation
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into
from portal.quarters import Quarter


def explained_by_quarter() -> dict[Quarter, int]:
    """Count the explained holds by the quarter of their deadline; none is taken out of a total.

    Runs in no scope, or in the dispatch scope.
    """
    said = OverdueExplanation.objects.filter(overdue=OuterRef("pk"))
    counts: Counter[Quarter] = Counter()
    with stepping_into(scope.dispatch()):
        days = Overdue.objects.filter(Exists(said)).values_list("deadline_date")
        for day, holds in days.annotate(holds=Count("pk")).order_by("deadline_date"):
            counts[Quarter.of(day)] += holds
    return dict(counts)
