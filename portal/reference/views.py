"""The page of the reference."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def api_reference(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters, its answers and examples that run."""
    return render(request, "reference/home.html")
