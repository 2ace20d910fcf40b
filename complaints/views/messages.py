"""Those who work on a complaint write to the people behind it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from complaints.following.messages import answer
from complaints.following.people import people_of
from complaints.following.refusals import REFUSALS, code_of
from complaints.selectors import complaints_visible_to
from complaints.views.messages_forms import AnswerForm
from portal.jurisdictions.requests import SignedRequest


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_answer(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Write to somebody behind a complaint, or to everybody behind it."""
    complaint = complaints_visible_to(request.user).filter(pk=pk).first()
    if complaint is None:
        raise Http404("There is no complaint of this number.")
    form, status = AnswerForm(request.POST or None, people=people_of(complaint)), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                answer(complaint_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data)
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                status = code_of(refusal)
            else:
                messages.success(request, _("The message was sent."))
                return redirect("complaint-detail", pk=pk)
    context = {"form": form, "complaint": complaint}
    return render(request, "complaints/answer.html", context, status=status)
