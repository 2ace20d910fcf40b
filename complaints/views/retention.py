"""The end of complaints: what is due, what is held, and two people who decide."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from complaints.models import Complaint
from complaints.retention.disposing import confirm_disposal, drop_disposal, propose_disposal
from complaints.retention.holding import lift_hold, place_hold
from complaints.retention.page import keeping_of, lists_for
from complaints.retention.refusals import REFUSALS, code_of
from complaints.retention.schedule import set_period
from complaints.selectors import complaints_visible_to
from complaints.views.retention_forms import HoldForm, PeriodForm
from portal.jurisdictions.requests import SignedRequest
from portal.participation.freshness import is_fresh

Act = tuple[Callable[..., object], type[Form], str | Promise]
ACTS: dict[str, Act] = {
    "hold": (place_hold, HoldForm, gettext_lazy("The complaint is held.")),
    "lift": (lift_hold, Form, gettext_lazy("The hold is lifted.")),
    "propose": (propose_disposal, Form, gettext_lazy("Another supervisor is to confirm it.")),
    "drop": (drop_disposal, Form, gettext_lazy("The proposal is dropped.")),
    "confirm": (
        confirm_disposal,
        Form,
        gettext_lazy("It is decided. Within a minute nothing can be read again."),
    ),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def retention_list(request: SignedRequest) -> HttpResponse:
    """What is due, proposed and held, and the schedule; a supervisor adds a line to it."""
    form, status = PeriodForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                set_period(by=request.user, at=timezone.now(), **form.cleaned_data)
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                status = code_of(refusal)
            else:
                messages.success(request, _("The line is part of the schedule."))
                return redirect("complaint-retention")
    context = {"form": form, **lists_for(request.user, at=timezone.now())}
    return render(request, "complaints/retention_list.html", context, status=status)


@never_cache
@require_safe
def retention_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """How long one complaint is kept, and what can be done."""
    return _shown(request, _complaint(request, pk), HoldForm())


@sensitive_post_parameters()
@never_cache
@require_POST
def retention_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """Hold a complaint or lift that; propose its disposal, drop or confirm it."""
    complaint = _complaint(request, pk)
    if act not in ACTS:
        raise Http404("There is no such act.")
    call, kind, done = ACTS[act]
    if act == "confirm" and not is_fresh(request):
        back = urlencode({"next": reverse("complaint-keeping", args=[pk])})
        return redirect(f"{reverse('mfa_reauthenticate')}?{back}")
    form = kind(request.POST)
    if not form.is_valid():
        return _shown(request, complaint, form, status=422)
    try:
        call(complaint_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data)
    except REFUSALS as refusal:
        status = code_of(refusal)
        return _shown(request, complaint, HoldForm(), refusal=str(refusal), status=status)
    messages.success(request, str(done))
    return redirect("complaint-keeping", pk=pk)


def _complaint(request: SignedRequest, pk: UUID) -> Complaint:
    found = complaints_visible_to(request.user).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no complaint of this number.")
    return found


def _shown(
    request: SignedRequest,
    complaint: Complaint,
    form: Form,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    keeping = keeping_of(complaint, request.user, at=timezone.now())
    context = {"keeping": keeping, "form": form, "refusal": refusal}
    return render(request, "complaints/retention_detail.html", context, status=status)
