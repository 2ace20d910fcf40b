"""The privacy pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.privacy.page import group, groups


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What visitors leave behind, and about whom something is kept."""
    return render(request, "privacy/home.html", {"groups": groups()})


@require_safe
def privacy_group(request: HttpRequest, name: str) -> HttpResponse:
    """What is kept about one group of people: every field, why, how long, and who reads it."""
    try:
        found = group(name)
    except KeyError:
        raise Http404("The inventory has no such part.") from None
    return render(request, "privacy/group.html", {"group": found})
