"""The public page on holds past their 48 hours."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from matching.holds.counts import overdue_counts
from matching.holds.explained import explained_by_quarter


@require_safe
def holds(request: HttpRequest) -> HttpResponse:
    """How many holds went past their deadline, by quarter, and how many somebody explained."""
    counts, explained = overdue_counts(), explained_by_quarter()
    quarters = [
        {"quarter": quarter, "overdue": number, "explained": explained.get(quarter, 0)}
        for quarter, number in counts.by_quarter
    ]
    context = {
        "counts": counts,
        "explained": sum(explained.values()),
        "quarters": quarters,
        "now": timezone.now(),
    }
    return render(request, "matching/holds.html", context)
