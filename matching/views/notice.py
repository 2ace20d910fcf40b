"""The pages for whoever holds a notice: nobody signs in, and nothing of it stays in an address.

The number and the code are sent once, by POST.  What stays is a signed word in the session,
good for 15 minutes after the person last did something.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from matching.detainers.models import NoticeKey
from matching.notice import entry
from matching.notice.opening import open_notice
from matching.notice.saying import claim_of, say
from matching.notice.told import told_of
from matching.views.notice_forms import ClaimForm, OpenForm
from matching.views.refusals import REFUSALS, code_of

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
Given = ParamSpec("Given")


def behind(
    view: Callable[Concatenate[HttpRequest, NoticeKey, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponse]:
    """Give a view the notice that is open in this browser, or lead to the door."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        key = entry.inside(request.session)
        if key is None:
            messages.info(request, _("Enter the number and the code to open a notice."))
            return redirect("notice")
        return view(request, key, *args, **kwargs)

    return guarded


@sensitive_post_parameters()
@never_cache
@GET_OR_POST
def notice(request: HttpRequest) -> HttpResponse:
    """The door: the number and the code of a notice."""
    form, status = OpenForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            caller = get_adapter().get_client_ip(request)
            try:
                key = open_notice(caller=caller, **form.cleaned_data)
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                status = code_of(refusal)
            else:
                entry.leave(request.session)  # of another notice
                entry.let_in(request.session, key)
                return redirect("notice-hold")
    answer = render(request, "notice/enter.html", {"form": form}, status=status)
    answer.keeps = True  # type: ignore[attr-defined]  # a failed try is counted
    return answer


@behind
@require_safe
def notice_hold(request: HttpRequest, key: NoticeKey) -> HttpResponse:
    """What is held about the hold; looking on does not keep it open longer."""
    now = timezone.now()
    context = {
        "told": told_of(key, now),
        "now": now,
        "minutes": entry.MINUTES,
        "still": "still" in request.GET,
    }
    return render(request, "notice/hold.html", context)


@behind
@GET_OR_POST
def notice_claim(request: HttpRequest, key: NoticeKey) -> HttpResponse:
    """Say that the person is a citizen, a victim or a witness."""
    entry.let_in(request.session, key)
    asked = {"kind": request.GET.get("kind", "")}
    form, status = ClaimForm(request.POST or None, initial=asked), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                claim = say(key=key, at=timezone.now(), **form.cleaned_data)
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                status = code_of(refusal)
            else:
                return redirect("notice-claim-received", pk=claim.pk)
    return render(request, "notice/claim.html", {"form": form}, status=status)


@behind
@require_safe
def notice_claim_received(request: HttpRequest, key: NoticeKey, pk: UUID) -> HttpResponse:
    """The receipt of a claim."""
    claim = claim_of(key, pk)
    if claim is None:
        raise Http404("No claim of this notice has this number.")
    context = {"claim": claim, "place": key.jurisdiction, "number": key.number}
    return render(request, "notice/claim_received.html", context)


@behind
@require_POST
def notice_stay(request: HttpRequest, key: NoticeKey) -> HttpResponse:
    """Keep the notice open for 15 minutes from now."""
    entry.let_in(request.session, key)
    return redirect("notice-hold")


@never_cache
@require_POST
def notice_close(request: HttpRequest) -> HttpResponse:
    """Forget the notice in this browser."""
    entry.leave(request.session)
    messages.success(request, _("The notice is closed in this browser."))
    return redirect("notice")
