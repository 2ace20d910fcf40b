"""What whoever holds a receipt does with a complaint."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from complaints.following.deciding import decide_access, give_consent
from complaints.following.messages import send_message
from complaints.following.refusals import REFUSALS, code_of
from complaints.following.withdrawing import appeal, withdraw
from complaints.models import Party
from complaints.views.behind import behind
from complaints.views.following import GET_OR_POST
from complaints.views.following_forms import AppealForm, WordsForm


@behind
@GET_OR_POST
def complaint_write(request: HttpRequest, party: Party) -> HttpResponse:
    """Write to those who work on the complaint."""
    return _said(request, WordsForm, "follow/write.html", send_message, party)


@behind
@GET_OR_POST
def complaint_appeal(request: HttpRequest, party: Party) -> HttpResponse:
    """Say that the answer is not accepted."""
    return _said(request, AppealForm, "follow/appeal.html", appeal, party)


@behind
@GET_OR_POST
def complaint_withdraw(request: HttpRequest, party: Party) -> HttpResponse:
    """Take the complaint back, after a page that says what follows."""
    if request.method != "POST":
        return render(request, "follow/withdraw.html", {"party": party})
    done = gettext_lazy("The complaint was taken back.")
    return _done(request, lambda: withdraw(party=party, at=timezone.now()), done)


@behind
@require_POST
def complaint_access(request: HttpRequest, party: Party) -> HttpResponse:
    """End the access of whoever filed, or give it back."""
    is_given = request.POST.get("is_given") == "yes"
    done = gettext_lazy("We keep to what you decided.")
    return _done(
        request, lambda: decide_access(party=party, is_given=is_given, at=timezone.now()), done
    )


@behind
@require_POST
def complaint_consent(request: HttpRequest, party: Party) -> HttpResponse:
    """Give consent, or take it back."""
    is_given = request.POST.get("is_given") == "yes"
    done = gettext_lazy("We keep to what you decided.")
    return _done(
        request, lambda: give_consent(party=party, is_given=is_given, at=timezone.now()), done
    )


def _said(
    request: HttpRequest,
    kind: type[Form],
    template: str,
    send: Callable[..., object],
    party: Party,
) -> HttpResponse:
    form, status = kind(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                send(party=party, words=form.cleaned_data["words"], at=timezone.now())
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                status = code_of(refusal)
            else:
                messages.success(request, _("Your message came in."))
                return redirect("complaint-mine")
    return render(request, template, {"form": form}, status=status)


def _done(request: HttpRequest, act: Callable[[], object], done: str | Promise) -> HttpResponse:
    try:
        act()
    except REFUSALS as refusal:
        return render(request, "follow/refused.html", {"why": refusal}, status=code_of(refusal))
    messages.success(request, str(done))
    return redirect("complaint-mine")
