"""What was sent to other bodies, what they answered, and the list of the bodies."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from complaints.referrals import selectors
from complaints.referrals.bodies import close_body, make_body
from complaints.referrals.models import Referral
from complaints.referrals.package import PERSON
from complaints.referrals.services import acknowledge
from complaints.states import SUPERVISE
from complaints.vault.keys import KeyDestroyed
from complaints.views.desk_refusals import REFUSALS, code_of
from complaints.views.filing_summary import told_of
from complaints.views.referrals_forms import (
    FACTS,
    AcknowledgeForm,
    BodyForm,
    words_for,
)
from complaints.views.routing_forms import NumberForm
from portal.accounts.models import User
from portal.jurisdictions.access import holds_everywhere
from portal.jurisdictions.requests import SignedRequest


@never_cache
@require_safe
def referral_list(request: SignedRequest) -> HttpResponse:
    """What waits for an acknowledgement, with its age."""
    at = timezone.now()
    unanswered = selectors.unanswered_visible_to(request.user)[: selectors.AT_MOST]
    context = {
        "waiting": [(one, selectors.days_waiting(one, at=at)) for one in unanswered],
    }
    return render(request, "complaints/referrals.html", context)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def referral_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One referral with its package as sent, and recording that the body has it."""
    referral = selectors.referral_visible_to(request.user, pk)
    if referral is None:
        raise Http404("There is no such referral.")
    form = AcknowledgeForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                acknowledge(
                    referral_id=pk, **form.cleaned_data, by=request.user, at=timezone.now()
                )
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                status = code_of(refusal)
            else:
                messages.success(request, _("This is on record."))
                return redirect("referral-detail", pk=pk)
    context = {"referral": referral, "form": form, **_shown(referral)}
    return render(request, "complaints/referrals_detail.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def referral_bodies(request: SignedRequest) -> HttpResponse:
    """The bodies for all of the staff; supervisors keep the list."""
    do = request.POST.get("do", "")
    making = BodyForm(request.POST if do == "make" else None)
    status, refusal = 200, ""
    if request.method == "POST":
        form = NumberForm(request.POST) if do == "close" else making
        status = 422
        if form.is_valid():
            try:
                _keep_bodies(form, request.user)
            except REFUSALS as refused:
                status, refusal = code_of(refused), str(refused)
            else:
                messages.success(request, _("This is on record."))
                return redirect("referral-bodies")
    context = {
        "bodies": selectors.bodies(),
        "form": making,
        "refusal": refusal,
        "may_change": holds_everywhere(request.user, SUPERVISE),
    }
    return render(request, "complaints/referrals_bodies.html", context, status=status)


def _keep_bodies(form: forms.Form, by: User) -> None:
    given, at = form.cleaned_data, timezone.now()
    if isinstance(form, NumberForm):
        close_body(body_id=given["number"], by=by, at=at)
    else:
        make_body(**given, by=by, at=at)


def _shown(referral: Referral) -> dict[str, Any]:
    """The package in words; nothing of it once the keys are destroyed."""
    try:
        package = selectors.package_of(referral)
        theirs = selectors.their_reference(referral)
    except KeyDestroyed:
        return {"gone": True}
    return {
        "facts": [(words_for(key), package[key]) for key in FACTS if key in package],
        "words": package.get("words"),
        "told": told_of(package),
        "people": [key.removeprefix(PERSON) for key in package["persons"]],
        "their_reference": theirs,
    }
