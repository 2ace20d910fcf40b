"""Places: found, one over its quarters, and some side by side."""

import re

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from reports.publication.pages import stamp_of
from reports.publication.place_pages import place_page
from reports.publication.places import compare, find
from reports.publication.selectors import publication
from reports.urls.converters import QuarterConverter
from reports.views.figures_forms import PlaceSearch

ROWS = 50


@gzip_page
@require_safe
def figure_places(request: HttpRequest) -> HttpResponse:
    """Counties of the latest quarter, searched and filtered."""
    published = publication()
    if published is None:
        return render(request, "figures/quarter.html", {"page": None})
    form = PlaceSearch(request.GET)
    form.is_valid()
    sort = request.GET.get("sort", "")
    found = find(published, **form.wanted, sort=sort)
    context = {
        "form": form,
        "sort": sort,
        "stamp": stamp_of(published),
        "page_obj": Paginator(found, ROWS).get_page(request.GET.get("page")),
    }
    return render(request, "figures/places.html", context)


@gzip_page
@require_safe
def figure_place(request: HttpRequest, code: str) -> HttpResponse:
    """One county or state, or the nation."""
    page = place_page(code)
    if page is None:
        raise Http404("No place of this code is in the figures.")
    return render(request, "figures/place.html", {"page": page})


@gzip_page
@require_safe
def figure_compare(request: HttpRequest) -> HttpResponse:
    """Two to four places side by side; 400 for fewer, more, or others."""
    quarter = request.GET.get("quarter", "")
    is_named = not quarter or re.fullmatch(QuarterConverter.regex, quarter)
    published = publication(quarter=quarter) if is_named else None
    codes = [code.strip() for code in request.GET.getlist("place") if code.strip()]
    page = compare(published, codes) if published else None
    context = {"page": page, "codes": codes}
    status = 400 if page is None and codes else 200
    return render(request, "figures/compare.html", context, status=status)
