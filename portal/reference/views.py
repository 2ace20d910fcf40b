"""The page of the reference."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.reference.page import reference


@require_safe
def api_reference(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters, its answers and examples that run."""
    found = reference(address=settings.PUBLIC_ADDRESS, at=timezone.now())
    return render(request, "reference/home.html", {"reference": found})
