"""Asking for notices, confirming it and ending it: three pages, no account.

A link in a letter is opened by programs that look for harm as well as by people, so that
opening one changes nothing.
"""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.mail.services import NotPostable
from portal.notices import subscribing
from portal.notices.forms import SubscribeForm
from portal.notices.letters import subject_of
from portal.notices.limits import AskedTooOften
from portal.notices.selectors import listed_place

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_OR_POST
def subscribe(request: HttpRequest, fips: str = "") -> HttpResponse:
    """Ask for notices about a place, or about all; the answer never says who asked before."""
    place = listed_place(code=fips) if fips else None
    if fips and place is None:
        raise Http404("No jurisdiction has this code.")
    form = SubscribeForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "place": place, "what": subject_of(place)}
    if not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "notices/subscribe.html", context, status=status)
    address, caller = form.cleaned_data["email"], get_adapter().get_client_ip(request)
    try:
        subscribing.ask(
            address=address,
            place=place,
            language=form.cleaned_data["language"],
            caller=caller,
            at=timezone.now(),
        )
    except NotPostable as refusal:
        form.add_error("email", str(refusal))
        return render(request, "notices/subscribe.html", context, status=422)
    except AskedTooOften as refusal:
        return render(request, "429.html", {"message": str(refusal)}, status=429)
    messages.success(
        request, _("If the address takes letters, one with a link is on its way. Open the link.")
    )
    return redirect(request.path)


@never_cache
@GET_OR_POST
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link of the first letter; its button begins the notices."""
    now = timezone.now()
    if request.method == "POST":
        found = subscribing.confirm(token=token, at=now)
    else:
        found = subscribing.waiting_by(token=token, at=now)
    if found is None:
        return render(request, "notices/link_gone.html", status=404)
    context = {"what": subject_of(found.place), "confirmed": found.confirmed_at is not None}
    return render(request, "notices/confirm.html", context)


@never_cache
@GET_OR_POST
def end(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link of every letter; it looks the same for a link of no use."""
    if request.method == "POST":
        subscribing.end(token=token, everything="all" in request.POST, at=timezone.now())
    return render(request, "notices/end.html", {"ended": request.method == "POST"})
