"""What the reviews of a round came to: for the committee by viewer, for the public once closed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.jurisdictions.requests import SignedRequest
from reports.committee.rounds.review_selectors import published_of
from reports.committee.rounds.totals import results_for
from reports.views.committee_reviews_tables import shown_rows, shown_totals

COLUMNS = ("answers", "figures")


@never_cache
@require_safe
def committee_desk_results(request: SignedRequest, pk: UUID) -> HttpResponse:
    """The totals and figures of a round over the cases that the reader may see."""
    found = results_for(request.user, pk, at=timezone.now())
    if found is None:
        raise Http404("There are no results of such a round.")
    round_, totals = found
    context = {"round": round_, "shown": shown_totals(totals)}
    return render(request, "committee/review_results.html", context)


@require_safe
def committee_round_figures(request: HttpRequest, number: int) -> HttpResponse:
    """What is published of a closed round."""
    found = published_of(number)
    if found is None:
        raise Http404("No such round is closed.")
    round_, questions, figures = found
    context = {
        "round": round_,
        "shown": shown_rows(questions, figures.results),
        "computed_at": figures.computed_at,
    }
    return render(request, "committee/review_figures.html", context)
