"""The public pages of a complaint that is open in this browser: nobody signs in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from complaints.models import Party
from complaints.receipts import entry

Given = ParamSpec("Given")
SINCE = "complaint-since"  # the instant of the visit before this one


def gone(request: HttpRequest) -> HttpResponse:
    """The page of a complaint whose keys are destroyed while it is open in this browser."""
    entry.leave(request.session)
    return render(request, "follow/gone.html", status=410)


def behind(
    view: Callable[Concatenate[HttpRequest, Party, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponse]:
    """Give a view whoever opened a complaint here, or lead to the door; keep it open meanwhile."""

    @wraps(view)
    @sensitive_post_parameters()
    @never_cache
    def guarded(request: HttpRequest, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        party = entry.inside(request.session)
        if party is None:
            request.session.pop(SINCE, None)
            messages.info(request, _("Type your eight words to see a complaint."))
            return redirect("complaint-follow")
        entry.let_in(request.session, party)
        return view(request, party, *args, **kwargs)

    return guarded
