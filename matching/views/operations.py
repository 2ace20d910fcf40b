"""The operator's page: work that waits, runs or failed."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from matching import dispatch
from portal.jurisdictions.requests import SignedRequest
from portal.register.selectors import names_of
from portal.states import TransitionRefused


@require_safe
def operations(request: SignedRequest) -> HttpResponse:
    """Every open or failed job, without a word of what it is about."""
    jobs = [
        {"kind": kind, **row} for kind in dispatch.JOBS for row in dispatch.open_or_failed(kind)
    ]
    jobs.sort(key=lambda job: (job["status"] != "FAILED", job["queued_at"]))
    page = Paginator(jobs, 100).get_page(request.GET.get("page"))
    names = names_of({job["jurisdiction_id"] for job in page})
    for job in page:
        job["jurisdiction"] = names[job["jurisdiction_id"]]
    return render(request, "matching/operations.html", {"page_obj": page})


@require_POST
def operations_retry(request: SignedRequest, kind: str, pk: UUID) -> HttpResponse:
    """Give a failed job its attempts back."""
    if kind not in dispatch.JOBS:
        raise Http404
    try:
        retried = dispatch.retry(name=kind, job_id=pk, by=request.user, at=timezone.now())
    except TransitionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        words = _("The work is queued again.") if retried else _("This work had not failed.")
        messages.info(request, words)
    return redirect("operations")
