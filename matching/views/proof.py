"""The public page on the daily proof."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from matching.canary.services import latest_runs

SHOWN = 31


@require_safe
def proof(request: HttpRequest) -> HttpResponse:
    """What the canary tried on each of the last days, and how often it was refused."""
    runs = list(latest_runs(SHOWN))
    context = {"runs": runs, "latest": runs[0] if runs else None}
    return render(request, "matching/proof.html", context)
