"""How far the languages of the pages of complaints have come, for those who work on them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from complaints.languages import progress
from portal.jurisdictions.requests import SignedRequest


@never_cache
@require_safe
def complaint_languages(request: SignedRequest) -> HttpResponse:
    """Each language, how much of it there is, and whether the public may choose it."""
    return render(request, "complaints/intake_languages.html", {"languages": progress()})
