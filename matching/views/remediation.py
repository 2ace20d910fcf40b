"""Tasks that an act with effect in the past left: the list, and one with its searches."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from matching.remediation import selectors, services
from matching.views.refusals import REFUSALS, code_of
from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest


class ResolveForm(forms.Form):
    """What was done about the searches of a task."""

    note = forms.CharField(
        label=gettext_lazy("What was done about these searches"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@require_safe
def remediation_list(request: SignedRequest) -> HttpResponse:
    """The tasks of one's places, the open ones first."""
    rows = selectors.tasks_visible_to(request.user)
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    return render(request, "matching/remediation_list.html", {"page_obj": page})


@require_http_methods(["GET", "HEAD", "POST"])
def remediation_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One task with the searches that it lists; who decides for the place may resolve it."""
    task = selectors.tasks_visible_to(request.user).filter(pk=pk).first()
    if task is None:
        raise Http404("No task of your places has this number.")
    form = ResolveForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.resolve(
                    remediation_id=pk, by=request.user, at=timezone.now(), **form.cleaned_data
                )
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                status = code_of(refusal)
            else:
                messages.success(request, _("The task is resolved."))
                return redirect("remediation-detail", pk=pk)
    items = Paginator(selectors.items_of(task), 100).get_page(request.GET.get("page"))
    context = {
        "task": task,
        "page_obj": items,
        "form": form,
        "may_resolve": may(request.user, "decide_participation", task.jurisdiction),
    }
    return render(request, "matching/remediation_detail.html", context, status=status)
