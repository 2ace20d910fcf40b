"""The first page of whoever signs in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.jurisdictions.requests import SignedRequest
from portal.staff.home import home_of


@never_cache
@require_safe
def staff(request: SignedRequest) -> HttpResponse:
    """What waits for each role of a person, what of it is late, and what changed."""
    home = home_of(request.user, at=timezone.now())
    context = {"home": home, "unread": home.latest.unread}
    return render(request, "staff/home.html", context)
