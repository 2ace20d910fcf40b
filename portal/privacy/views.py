"""The privacy page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, about whom, why, how long, and who reads it."""
    return render(request, "privacy/home.html")
