"""What the public does not read of a complaint, and the complaint without it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from complaints.casework.hands import may_handle
from complaints.redaction.refusals import REFUSALS, code_of
from complaints.redaction.selectors import as_public, marked_in, sentences_in
from complaints.redaction.services import MARKS, Place, lift_mark, mark_words
from complaints.views.attempts import attempt
from complaints.views.reading import readable_words
from complaints.views.words_forms import LiftForm, MarkForm
from portal.jurisdictions.requests import SignedRequest


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_redaction(request: SignedRequest, pk: UUID) -> HttpResponse:
    """What is left out, and leaving out more or less."""
    complaint = readable_words(request.user, pk)
    lifts = "lift" in request.POST
    given = None if lifts else request.POST or None
    form, status = MarkForm(given, sentences=sentences_in(complaint)), 200
    lift = LiftForm(request.POST if lifts else None)
    if request.method == "POST":
        status = _attempt(request, pk, lift if lifts else form)
        if status == 200:
            done = _("It is read again.") if lifts else _("It is left out.")
            messages.success(request, done)
            return redirect("complaint-redaction", pk=pk)
    context = {
        "complaint": complaint,
        "form": form,
        "marked": marked_in(complaint),
        "refusals": lift.non_field_errors(),
        "may_mark": may_handle(complaint, request.user, *MARKS),
    }
    return render(request, "complaints/redaction.html", context, status=status)


@never_cache
@require_safe
def complaint_as_public(request: SignedRequest, pk: UUID) -> HttpResponse:
    """The complaint as the public sees it: what is left out is nowhere on the page."""
    complaint = readable_words(request.user, pk)
    context = {"complaint": complaint, "passages": as_public(complaint)}
    return render(request, "complaints/redaction_public.html", context)


def _attempt(request: SignedRequest, pk: UUID, form: forms.Form) -> int:
    by, at = request.user, timezone.now()

    def take_back(lift: UUID) -> object:
        return lift_mark(mark_id=lift, by=by, at=at)

    def leave_out(reason: str, typed: str, chosen: list[Place]) -> object:
        return mark_words(complaint_id=pk, reason=reason, typed=typed, chosen=chosen, by=by, at=at)

    call = take_back if isinstance(form, LiftForm) else leave_out
    return attempt(form, call, refusals=REFUSALS, code_of=code_of)
