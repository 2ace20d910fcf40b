"""One case: its page, the acts on it, its claims and its detainers."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from matching.casework import acts, page, timeline
from matching.casework.doing import ACTS, acts_open
from matching.detainers import papers
from matching.detainers.services import issue_detainer, move_detainer
from matching.detainers.states import OPEN, Status
from matching.holds.selectors import clock_of_booking
from matching.policy.selectors import standing
from matching.status.models import Case, Claim
from matching.status.sealed import evidence_of, reason_of, words_of
from matching.status.services import retract_conviction
from matching.status.subjects import Circumstance, Factor
from matching.views.attempts import attempt, refused
from matching.views.case_acts import Doing, form_of, run
from matching.views.case_forms import CancelForm, DecideClaimForm
from matching.views.refusals import REFUSALS
from portal.confirm_form import ConfirmForm
from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest


@require_safe
def case_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Everything of a case; the person and what is sealed for those who have a part in it."""
    case = _case(pk)
    part = page.part_of(case, request.user)
    decided = standing(case)
    response = page.responses_of(case).first()
    context = {
        "case": case,
        "part": part,
        "person": page.person_shown(case, part),
        "charges": case.booking.charges.all(),
        "convictions": case.booking.convictions.filter(retracted_at=None),
        "may_retract": may(request.user, "work_status"),
        "response": response,
        "evidence": evidence_of(response) if response and part else "",
        "claims": page.claims_of(case),
        "now": timezone.now(),
        "decision": decided[0] if decided else None,
        "reasons": page.reasons_of(decided[0]) if decided else [],
        "override_words": page.override_words(decided[0]) if decided and part else "",
        "circumstances": page.subjects_of(case, Circumstance, part=part),
        "factors": page.subjects_of(case, Factor, part=part),
        "detainers": page.detainers_of(case),
        "clock": clock_of_booking(case.booking_id),
        "open_states": OPEN,
        "may_issue": may(request.user, "issue_detainer"),
        "acts": acts_open(case, request.user, has_part=bool(part)),
        "parts": page.parts_of(case),
        "timeline": timeline.timeline_of(case),
    }
    return render(request, "casework/case.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def case_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """One act on a case: its form, and doing it."""
    if act not in ACTS:
        raise Http404("There is no such act.")
    sent = request.POST if request.method == "POST" else None
    doing = Doing(_case(pk), request.user, timezone.now(), request.GET, sent)
    form = form_of(act, doing)
    status = 200
    if sent is not None:
        status = attempt(form, lambda: run(act, doing, form))
        if status == 200:
            messages.success(request, _("This is on record."))
            return redirect("case-detail", pk=pk)
    context = {"case": doing.case, "act": ACTS[act], "form": form}
    return render(request, "casework/act.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One claim with the time it waits; a supervisor decides it here."""
    claim = page.claim_found(pk)
    if claim is None:
        raise Http404("There is no such claim.")
    form = DecideClaimForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = attempt(form, lambda: _decide(request, pk, form))
        if status == 200:
            messages.success(request, _("The claim is decided."))
            return redirect("claim-detail", pk=pk)
    cases = page.cases_of(claim)
    shown = page.words_shown(cases, request.user)
    context = {
        "claim": claim,
        "now": timezone.now(),
        "cases": cases,
        "shown": shown,
        "words": words_of(claim) if shown else "",
        "reason": reason_of(claim) if shown else "",
        "form": form,
        "may_decide": may(request.user, "supervise_case") and not claim.outcome,
    }
    return render(request, "casework/claim.html", context, status=status)


@require_POST
def conviction_retract(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Take back a conviction that was entered in error."""
    found = page.conviction_found(pk)
    if found is None:
        raise Http404("There is no such conviction.")
    try:
        retract_conviction(conviction_id=pk, by=request.user, at=timezone.now())
    except REFUSALS as refusal:
        return refused(request, refusal)
    messages.success(request, _("The conviction is taken back."))
    case = found.booking.cases.order_by("opened_at").first()
    return redirect("case-detail", pk=case.pk) if case else redirect("worklist-home")


@require_http_methods(["GET", "HEAD", "POST"])
def draft_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """Issue a draft, or cancel a detainer."""
    detainer = page.detainer_found(pk)
    if detainer is None or act not in ("issue", "cancel"):
        raise Http404("There is no such detainer.")
    given = request.POST if request.method == "POST" else None
    form: forms.Form = ConfirmForm(given) if act == "issue" else CancelForm(given)
    status = 200
    if given is not None:
        status = attempt(form, lambda: _move(request, pk, act, form))
        if status == 200:
            messages.success(request, _("This is on record."))
            return redirect("case-detail", pk=detainer.case_id)
    context = {"detainer": detainer, "act": act, "form": form}
    return render(request, "casework/draft_act.html", context, status=status)


@require_safe
def draft_paper(request: SignedRequest, pk: UUID) -> HttpResponse:
    """The paper of an issued detainer, for those who have a part in its case."""
    detainer = page.detainer_found(pk)
    case = detainer.case if detainer else None
    if detainer is None or case is None or not page.part_of(case, request.user):
        raise Http404("You have no part in the case of such a detainer.")
    try:
        paper = papers.paper_of(detainer)
    except REFUSALS as refusal:
        return refused(request, refusal)
    headers = {
        "Content-Disposition": f'inline; filename="{detainer.number}.pdf"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(paper, content_type="application/pdf", headers=headers)


def _case(pk: UUID) -> Case:
    case = page.case_found(pk)
    if case is None:
        raise Http404("There is no such case.")
    return case


def _decide(request: SignedRequest, pk: UUID, form: forms.Form) -> Claim:
    given = form.cleaned_data
    return acts.decide_claim(claim_id=pk, **given, by=request.user, at=timezone.now())


def _move(request: SignedRequest, pk: UUID, act: str, form: forms.Form) -> object:
    by, at = request.user, timezone.now()
    if act == "issue":
        return issue_detainer(detainer_id=pk, by=by, at=at)
    return move_detainer(
        detainer_id=pk, to=Status.CANCELLED, note=form.cleaned_data["note"], by=by, at=at
    )
