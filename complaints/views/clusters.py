"""What may be the same as a complaint, and what is counted together with it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from complaints.casework.filters import in_words
from complaints.clusters import selectors
from complaints.clusters.models import Cluster
from complaints.clusters.services import put_together, take_out
from complaints.models import Complaint
from complaints.selectors import complaints_visible_to
from complaints.views.desk_refusals import REFUSALS, code_of
from portal.accounts.models import User
from portal.jurisdictions.requests import SignedRequest


class TogetherForm(forms.Form):
    """Which complaint is counted with this one, and how."""

    number = forms.CharField(
        label=gettext_lazy("Number of the other complaint"),
        max_length=16,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("They are"),
        choices=in_words(Cluster.Kind.choices),
        widget=forms.RadioSelect,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_alike(request: SignedRequest, pk: UUID) -> HttpResponse:
    """The likely twins of a complaint; putting one to it, and taking it out again."""
    complaint = complaints_visible_to(request.user).filter(pk=pk).first()
    if complaint is None:
        raise Http404("There is no such complaint.")
    form = TogetherForm(request.POST if request.POST.get("do") == "add" else None)
    status = 200
    if request.method == "POST":
        try:
            status = _attempt(request, complaint, form)
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
            status = code_of(refusal)
        if status == 200:
            messages.success(request, _("This is on record."))
            return redirect("complaint-alike", pk=pk)
    context: dict[str, Any] = {
        "complaint": complaint,
        "twins": selectors.likely_twins(complaint, request.user),
        "member": selectors.member_of(complaint),
        "together": selectors.together_with(complaint, request.user),
        "form": form,
    }
    return render(request, "complaints/clusters.html", context, status=status)


def _attempt(request: SignedRequest, complaint: Complaint, form: TogetherForm) -> int:
    """Make the call that was asked for; the code of the answer, 200 where it is done."""
    on: dict[str, Any] = {"complaint_id": complaint.pk, "by": request.user, "at": timezone.now()}
    if request.POST.get("do") == "out":
        take_out(**on)
        return 200
    if not form.is_valid():
        return 422
    other = _numbered(form.cleaned_data["number"], request.user)
    if other is None:
        form.add_error("number", _("You see no complaint of this number."))
        return 422
    put_together(other_ids=[other.pk], kind=form.cleaned_data["kind"], **on)
    return 200


def _numbered(number: str, user: User) -> Complaint | None:
    return complaints_visible_to(user).filter(number=number.strip().upper()).first()
