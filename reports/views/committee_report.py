"""Reports on the desk of members and the secretariat: the list, and one with its positions."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest
from reports.committee.report.doing import acts_open
from reports.committee.report.reading import parts_of
from reports.committee.report.selectors import report_for, reports_for
from reports.committee.seats.states import RUN

PAGE = 50


@never_cache
@require_safe
def committee_desk_report(request: SignedRequest) -> HttpResponse:
    """The reports that the reader may see, and where each stands."""
    found = reports_for(request.user, at=timezone.now())
    context = {
        "page_obj": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "may_draft": may(request.user, RUN),
    }
    return render(request, "committee/report_list.html", context)


@never_cache
@require_safe
def committee_desk_report_page(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One report: its text, what can be done now, and which seats are heard."""
    seen = report_for(request.user, pk, at=timezone.now())
    if seen is None:
        raise Http404("There is no such report.")
    context = {
        "seen": seen,
        "report": seen.report,
        "parts": parts_of(seen.body, apart=seen.apart),
        "acts": acts_open(seen, request.user),
    }
    return render(request, "committee/report_desk.html", context)
