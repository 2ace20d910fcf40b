"""After a complaint was taken in: the receipt is handed over once, and papers are scanned in."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from complaints.casework.hands import may_handle
from complaints.evidence.codes import REFUSALS, code_of
from complaints.evidence.selectors import evidence_of
from complaints.evidence.services import add_evidence
from complaints.evidence.tasks import rebuild_copy
from complaints.intake import drafts
from complaints.selectors import complaints_visible_to
from complaints.states import INTAKE
from complaints.views.evidence_forms import EvidenceForm
from complaints.views.intake import by_intake
from portal.jurisdictions.requests import SignedRequest


@by_intake
def receipt(request: SignedRequest) -> HttpResponse:
    """The words to read out or to print; once they are handed over nobody shows them again."""
    filed = drafts.present(request.user, at=timezone.now()).filed
    if not filed:
        return redirect("complaint-intake")
    if request.method == "POST":
        drafts.forget(request.user)
        return redirect("complaint-scan", pk=filed["pk"])
    return render(request, "complaints/intake_receipt.html", {"filed": filed})


@by_intake
def scan(request: SignedRequest, *, pk: UUID) -> HttpResponse:
    """Add a scanned paper to a complaint, as evidence that staff took in."""
    complaint = complaints_visible_to(request.user).filter(pk=pk).first()
    if complaint is None:
        raise Http404("There is no complaint of this number.")
    if not may_handle(complaint, request.user, INTAKE):
        raise PermissionDenied(_("Only intake takes complaints in."))
    form, status = EvidenceForm(request.POST or None, request.FILES or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            sent = form.cleaned_data["file"]
            given = {"name": sent.name, "data": sent.read(), "by": request.user}
            try:
                made = add_evidence(complaint=complaint, party=None, at=timezone.now(), **given)
            except REFUSALS as refusal:
                form.add_error(None if code_of(refusal) == 403 else "file", str(refusal))
                status = code_of(refusal)
            else:
                rebuild_copy.ring_on_commit(job_id=made.pk, jurisdiction_id=made.jurisdiction_id)
                messages.success(request, _("The file was received and sealed."))
                return redirect("complaint-scan", pk=pk)
    files = evidence_of(complaint, user=request.user)
    context = {"complaint": complaint, "form": form, "files": files}
    return render(request, "complaints/intake_scan.html", context, status=status)
