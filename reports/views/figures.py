"""The first page of a quarter's figures."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from reports.publication.models import Publication
from reports.publication.pages import quarter_page
from reports.publication.selectors import publication


@gzip_page
@require_safe
def figures(request: HttpRequest, quarter: str = "", version: str = "") -> HttpResponse:
    """The version asked for; the latest where none is."""
    published = publication(quarter=quarter, version=version)
    if published is None and quarter:
        raise Http404("Nothing of this quarter, or no such version, is published.")
    page = quarter_page(published) if published else None
    return render(request, "figures/quarter.html", {"page": page})


def wanted(quarter: str, version: str) -> Publication:
    """The version that an address names.  Raises ``Http404``."""
    found = publication(quarter=quarter, version=version)
    if found is None:
        raise Http404("There is no such version.")
    return found
