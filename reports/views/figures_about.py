"""What stands behind the figures: methods, corrections, and the feed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from reports.publication.feeds import feed
from reports.publication.methods import definitions
from reports.publication.notes import DATA, METHODS
from reports.publication.pages import latest_stamp
from reports.publication.selectors import corrections, publications


@gzip_page
@require_safe
def figure_methods(request: HttpRequest) -> HttpResponse:
    """Notes on method and data with their versions, and every definition."""
    context = {
        "stamp": latest_stamp(),
        "methods": METHODS,
        "data": DATA,
        "tables": definitions(),
    }
    return render(request, "figures/methods.html", context)


@gzip_page
@require_safe
def figure_corrections(request: HttpRequest) -> HttpResponse:
    """Every correction with its reason, and every version."""
    context = {
        "stamp": latest_stamp(),
        "corrections": corrections(),
        "versions": publications(),
    }
    return render(request, "figures/corrections.html", context)


@gzip_page
@require_safe
def figure_feed(request: HttpRequest) -> HttpResponse:
    """The versions as they come out."""
    root = request.build_absolute_uri("/").rstrip("/")
    return HttpResponse(
        feed(root=root, path=request.path), content_type="application/atom+xml; charset=utf-8"
    )
