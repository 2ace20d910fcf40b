"""What operators see of the work on releases: that it goes on, or stopped, and no figure."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.jurisdictions.requests import SignedRequest
from reports.board.work import at_work, work_of


@never_cache
@require_safe
def release_progress(request: SignedRequest) -> HttpResponse:
    """A line for each release at which a worker is, or was in vain."""
    rows = [(release, work_of(release)) for release in at_work()]
    context = {
        "rows": rows,
        "looks": any(work.runs for _release, work in rows) and "still" not in request.GET,
    }
    return render(request, "releases/progress.html", context)
