"""An act after its author let go of it: read, signed, sent back or discarded."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from portal.jurisdictions.requests import SignedRequest
from portal.participation import proposals
from portal.participation.begin_form import ReturnForm
from portal.participation.freshness import ask_code, is_fresh
from portal.participation.models import Proposal
from portal.participation.moves import require_way
from portal.participation.previews import preview_of
from portal.participation.refusals import REFUSALS
from portal.participation.selectors import file_of
from portal.participation.states import ProposalStatus
from portal.participation.summaries import answers_of
from portal.participation.views.refused import refused
from portal.participation.views.wizard import proposal_or_404


@require_safe
def proposal(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Where an act stands, whoever looks; once it is entered, how long until it takes effect."""
    shown, now = proposal_or_404(request, pk), timezone.now()
    return render(request, "participation/proposal.html", _context(request, shown, now))


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: SignedRequest, pk: UUID) -> HttpResponse:
    """The same page as the author checked, and the signature; a code was given moments ago."""
    shown, now = proposal_or_404(request, pk), timezone.now()
    if not is_fresh(request):
        return ask_code(request)
    if request.method != "POST":
        try:
            require_way(shown, ProposalStatus.SIGNED, request.user, now)
        except REFUSALS as refusal:
            return refused(request, refusal, shown)
        return render(request, "participation/sign.html", _context(request, shown, now))
    return _done(request, shown, proposals.sign, seen=request.POST.get("seen", ""))


@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Return an act to its author with a note; the author takes it back without one."""
    shown = proposal_or_404(request, pk)
    form = ReturnForm(request.POST or None)
    form.fields["note"].required = shown.author_id != request.user.pk
    if request.method != "POST" or not form.is_valid():
        context = {"proposal": shown, "form": form}
        code = 422 if form.is_bound else 200
        return render(request, "participation/send_back.html", context, status=code)
    return _done(request, shown, proposals.send_back, note=form.cleaned_data["note"])


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Ask whether an act is to be given up, and give it up."""
    shown = proposal_or_404(request, pk)
    if request.method != "POST":
        return render(request, "participation/discard.html", {"proposal": shown})
    return _done(request, shown, proposals.discard)


@require_safe
def file(request: SignedRequest, pk: UUID) -> HttpResponse:
    """The attached document, to be read before it is signed; never shown in this site's name."""
    shown = proposal_or_404(request, pk)
    content = file_of(shown)
    if not content:
        raise Http404("Nothing is attached.")
    headers = {
        "Content-Disposition": content_disposition_header(True, shown.file_name) or "attachment",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=shown.file_type, headers=headers)


def _done(
    request: SignedRequest, shown: Proposal, call: Callable[..., Proposal], **more: str
) -> HttpResponse:
    try:
        call(proposal_id=shown.pk, by=request.user, at=timezone.now(), **more)
    except REFUSALS as refusal:
        return refused(request, refusal, shown)
    return redirect("participation-proposal", pk=shown.pk)


def _context(request: SignedRequest, shown: Proposal, now: datetime) -> dict[str, object]:
    still_open = shown.act and shown.event is None
    return {
        "proposal": shown,
        "answers": answers_of(shown),
        "preview": preview_of(shown, at=now) if still_open else None,
        "version": proposals.version_of(shown),
        "is_author": shown.author_id == request.user.pk,
        "now": now,
    }
