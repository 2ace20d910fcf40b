"""What an official or the program's office has before them, and where an act begins."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.requests import SignedRequest
from portal.participation import selectors
from portal.participation.axes import axes_at
from portal.participation.begin_form import BeginForm, FindForm
from portal.participation.drafts import AnotherOpen, begin
from portal.participation.refusals import REFUSALS
from portal.participation.views.refused import refused

Kind = Jurisdiction.Kind
RECENT = timedelta(days=30)
MOST = 50


@require_safe
def home(request: SignedRequest) -> HttpResponse:
    """One's places, the acts on their way, what waits for one's signature, and recent entries."""
    places = list(selectors.places_of(request.user))
    if not places:
        raise PermissionDenied("Your roles do not open this page.")
    find = FindForm(request.GET) if "place" in request.GET else FindForm()
    if find.is_bound and find.is_valid():
        return redirect("participation-new", fips=find.cleaned_data["place"].code)
    now = timezone.now()
    context = {
        "find": find,
        "places": [(place, axes_at(jurisdiction=place, at=now)) for place in places],
        "proposals": list(selectors.open_proposals(request.user)),
        "events": list(selectors.recent_entries(request.user, since=now - RECENT)[:MOST]),
        "program": any(place.kind == Kind.PROGRAM for place in places),
        "elsewhere": any(place.kind != Kind.COUNTY for place in places),
        "now": now,
    }
    return render(request, "participation/home.html", context, status=422 if find.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedRequest, fips: str) -> HttpResponse:
    """What an act about a place takes, and the button that begins one."""
    about = selectors.place_with(fips)
    if about is None:
        raise Http404("No jurisdiction has this FIPS code.")
    try:
        acting = selectors.acting_for(request.user, about)
    except AccessDenied as refusal:
        return refused(request, refusal)
    if request.method == "POST":
        return _begin(request, acting, about)
    now = timezone.now()
    context = {
        "about": about,
        "acting": acting,
        "axes": axes_at(jurisdiction=about, at=now),
        "open": selectors.open_about(acting, about),
    }
    return render(request, "participation/new.html", context)


@require_safe
def requests(request: SignedRequest) -> HttpResponse:
    """The requests of places that the program's office has not settled, the oldest first."""
    places = selectors.places_of(request.user)
    if not any(place.kind == Kind.PROGRAM for place in places):
        raise PermissionDenied("Only the program's office answers requests.")
    page = Paginator(selectors.requests_waiting(), MOST).get_page(request.GET.get("page"))
    return render(request, "participation/requests.html", {"page_obj": page})


def _begin(request: SignedRequest, acting: Jurisdiction, about: Jurisdiction) -> HttpResponse:
    form = BeginForm(request.POST, about=about)
    if not form.is_valid():
        return _unfit(request)
    try:
        proposal = begin(
            acting=acting, about=about, by=request.user, at=timezone.now(), **form.cleaned_data
        )
    except AnotherOpen as refusal:
        return refused(request, refusal, refusal.proposal)
    except REFUSALS as refusal:
        return refused(request, refusal)
    return redirect("participation-step", pk=proposal.pk, step="act")


def _unfit(request: SignedRequest) -> HttpResponse:
    message = _("There is no such act, or the entry that it speaks of is at an end.")
    context = {"message": message, "code": 400}
    return render(request, "participation/refused.html", context, status=400)
