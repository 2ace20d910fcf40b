"""Evidence: added by whoever holds the receipt, and opened by those who work on the complaint."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from complaints.casework.hands import may_handle
from complaints.evidence import selectors
from complaints.evidence.codes import REFUSALS, code_of
from complaints.evidence.kinds import ENDINGS, Kind
from complaints.evidence.models import Evidence
from complaints.evidence.services import MOST_FILES, add_evidence, may_unseal, unseal_original
from complaints.evidence.tasks import rebuild_copy
from complaints.models import Party
from complaints.selectors import complaints_visible_to
from complaints.states import INTAKE
from complaints.views.behind import behind
from complaints.views.evidence_forms import EvidenceForm, OriginalForm
from portal.jurisdictions.requests import SignedRequest
from portal.participation.freshness import ask_code, is_fresh

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
# Nothing in a file is run, whatever a browser takes it for.
POLICY = "default-src 'none'; sandbox"


@behind
@GET_OR_POST
def complaint_evidence(request: HttpRequest, party: Party) -> HttpResponse:
    """What this person sent, and a form to send more."""
    form, status = EvidenceForm(request.POST or None, request.FILES or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            sent = form.cleaned_data["file"]
            try:
                made = add_evidence(
                    complaint=party.complaint,
                    party=party,
                    name=sent.name,
                    data=sent.read(),
                    by=None,
                    at=timezone.now(),
                )
            except REFUSALS as refusal:
                form.add_error("file", str(refusal))
                status = code_of(refusal)
            else:
                rebuild_copy.ring_on_commit(job_id=made.pk, jurisdiction_id=made.jurisdiction_id)
                messages.success(request, _("The file was received and sealed."))
                return redirect("complaint-evidence")
    context = {"form": form, "files": selectors.evidence_from(party), "most": MOST_FILES}
    return render(request, "follow/evidence.html", context, status=status)


@never_cache
@require_safe
def evidence_list(request: SignedRequest, pk: UUID) -> HttpResponse:
    """The files of a complaint, for those who work on it."""
    complaint = complaints_visible_to(request.user).filter(pk=pk).first()
    if complaint is None:
        raise Http404("There is no complaint of this number.")
    files = selectors.evidence_of(complaint, user=request.user)
    may = may_unseal(request.user)
    context = {
        "complaint": complaint,
        "files": files,
        "may_unseal": may,
        "may_scan": may_handle(complaint, request.user, INTAKE),
    }
    return render(request, "complaints/evidence_list.html", context)


@never_cache
@require_safe
def evidence_copy(request: SignedRequest, pk: UUID) -> HttpResponse:
    """The working copy of a file, as a download."""
    evidence = _seen(request, pk)
    if not evidence.is_ready:
        raise Http404("There is no working copy.")
    try:
        copy = selectors.copy_of(evidence)
    except REFUSALS as refusal:
        raise Http404(str(refusal)) from None
    ending, kind = ENDINGS[Kind(evidence.kind)]
    return _download(copy, f"evidence-{evidence.pk.hex[:8]}.{ending}", kind)


@sensitive_post_parameters()
@never_cache
@GET_OR_POST
def evidence_original(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Ask a supervisor for a reason, and hand out the file as it came."""
    evidence = _seen(request, pk)
    if not may_unseal(request.user):
        raise PermissionDenied(_("Only a supervisor opens a file as it came."))
    if not is_fresh(request):
        return ask_code(request)
    form, status = OriginalForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                data = unseal_original(
                    evidence=evidence, by=request.user, at=timezone.now(), **form.cleaned_data
                )
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                status = code_of(refusal)
            else:
                name = f"original-{evidence.pk.hex[:8]}.bin"
                return _download(data, name, "application/octet-stream")
    context = {"evidence": evidence, "form": form}
    return render(request, "complaints/evidence_original.html", context, status=status)


def _seen(request: SignedRequest, pk: UUID) -> Evidence:
    found = selectors.evidence_visible_to(request.user).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such file.")
    return found


def _download(data: bytes, name: str, kind: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=kind, headers=headers)
