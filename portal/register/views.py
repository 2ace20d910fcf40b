"""The public register: the list of counties, and one county."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.register import selectors
from portal.register.forms import RegisterSearch


@require_safe
def jurisdiction_list(request: HttpRequest) -> HttpResponse:
    """Counties by state and name, searched by name, FIPS code and state."""
    form = RegisterSearch(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {"q": "", "state": ""}
    now = timezone.now()
    rows = selectors.counties(at=now, q=wanted["q"], postal=wanted["state"])
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    context = {"page_obj": page, "form": form, "as_of": now}
    return render(request, "portal/jurisdiction_list.html", context)


@require_safe
def jurisdiction_detail(request: HttpRequest, fips: str) -> HttpResponse:
    """One county: its flow, why, and every decision about it."""
    county = selectors.county(code=fips)
    if county is None:
        raise Http404("No county has this FIPS code.")
    now = timezone.now()
    flow, explanation = selectors.explain(jurisdiction=county, at=now)
    context = {
        "jurisdiction": county,
        "flow": flow,
        "explanation": explanation,
        "events": list(selectors.events_about(county)),
        "as_of": now,
    }
    return render(request, "portal/jurisdiction_detail.html", context)
