"""The wizard: one page for each question, and the page on which the answers are checked."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.jurisdictions.requests import SignedRequest
from portal.participation import forms
from portal.participation.date_form import DatesForm
from portal.participation.models import Proposal
from portal.participation.previews import preview_of
from portal.participation.proposals import submit
from portal.participation.refusals import REFUSALS, code_of
from portal.participation.selectors import proposal_visible_to
from portal.participation.states import ProposalStatus
from portal.participation.steps import CHECK, TITLES, lacks_of, step_after, steps_of
from portal.participation.summaries import answers_of
from portal.participation.views.refused import refused

FORMS: dict[str, type[forms.StepForm]] = {
    "act": forms.ActForm,
    "concerns": forms.ConcernsForm,
    "scope": forms.ScopeForm,
    "instrument": forms.InstrumentForm,
    "document": forms.DocumentForm,
    "dates": DatesForm,
}


def proposal_or_404(request: SignedRequest, pk: UUID) -> Proposal:
    """The act on its way, if the person may see it."""
    proposal = proposal_visible_to(request.user, pk)
    if proposal is None:
        raise Http404("There is no such act among yours.")
    return proposal


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: SignedRequest, pk: UUID, step: str) -> HttpResponse:
    """One page of the wizard, for the author of a draft."""
    proposal = proposal_or_404(request, pk)
    if step not in steps_of(proposal):
        raise Http404("This act has no such page.")
    if request.method != "POST" and not _is_desk_of(proposal, request):
        return redirect("participation-proposal", pk=pk)
    if step == CHECK:
        return _check(request, proposal)
    now = timezone.now()
    if request.method != "POST":
        return _page(request, step, FORMS[step](proposal=proposal, at=now), 200)
    form = FORMS[step](request.POST, request.FILES, proposal=proposal, at=now)
    if not form.is_valid():
        return _page(request, step, form, 422)
    try:
        saved = form.save(by=request.user, at=now)
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return _page(request, step, form, code_of(refusal))
    back = request.GET.get("back") == CHECK and not _now_lacks(saved)
    return redirect("participation-step", pk=pk, step=CHECK if back else step_after(saved, step))


def _now_lacks(proposal: Proposal) -> bool:
    return any(lack.step in ("concerns", "scope") for lack in lacks_of(proposal))


def _is_desk_of(proposal: Proposal, request: SignedRequest) -> bool:
    return proposal.status == ProposalStatus.DRAFT and proposal.author_id == request.user.pk


def _check(request: SignedRequest, proposal: Proposal) -> HttpResponse:
    now = timezone.now()
    if request.method != "POST":
        return _checked(request, proposal, now)
    try:
        submit(proposal_id=proposal.pk, by=request.user, at=now)
    except REFUSALS as refusal:
        if not _is_desk_of(proposal, request):
            return refused(request, refusal, proposal)
        return _checked(request, proposal, now, refusal)
    return redirect("participation-proposal", pk=proposal.pk)


def _checked(
    request: SignedRequest, proposal: Proposal, now: datetime, refusal: Exception | None = None
) -> HttpResponse:
    lacks = lacks_of(proposal)
    context = {
        "proposal": proposal,
        "answers": answers_of(proposal),
        "lacks": lacks,
        "refusal": refusal if not lacks else None,
        "preview": preview_of(proposal, at=now) if proposal.act else None,
        **_progress(proposal, CHECK),
    }
    status = code_of(refusal) if refusal else 200
    return render(request, "participation/check.html", context, status=status)


def _page(request: SignedRequest, step: str, form: forms.StepForm, status: int) -> HttpResponse:
    context = {"proposal": form.proposal, "form": form, "step": step}
    if step == "scope" and form.proposal.act:
        context["preview"] = preview_of(form.proposal, at=form.at)
    context |= _progress(form.proposal, step)
    return render(request, "participation/step.html", context, status=status)


def _progress(proposal: Proposal, step: str) -> dict[str, object]:
    steps = steps_of(proposal)
    number = steps.index(step) + 1
    before = steps[number - 2] if number > 1 else ""
    names = [_(TITLES[name]) for name in steps]
    return {"steps": names, "current": number, "before": before, "title": names[number - 1]}
