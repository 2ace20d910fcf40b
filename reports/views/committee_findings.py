"""The desk's pages of findings: the list, a new draft, a finding, and the acts on it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.models import User
from portal.confirm_form import ConfirmForm
from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest
from reports.committee.findings import drafting, selectors, services
from reports.committee.findings.doing import ACTS, acts_open
from reports.committee.findings.models import Finding
from reports.committee.findings.refusals import REFUSALS, code_of
from reports.committee.seats.states import RUN
from reports.views import committee_findings_forms as shown
from reports.views.answering import answer, sent_in
from reports.views.committee_findings_forms import Sent

PAGE = 50


@never_cache
@require_safe
def desk_findings(request: SignedRequest) -> HttpResponse:
    """The findings on matters from which the reader need not keep away."""
    form = shown.DeskFilterForm(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = selectors.findings_visible_to(request.user, at=timezone.now(), **chosen)
    context = {
        "form": form,
        "page_obj": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "may_draft": may(request.user, RUN),
    }
    return render(request, "committee/finding_desk.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def desk_finding_new(request: SignedRequest) -> HttpResponse:
    """Draft a finding."""
    at = timezone.now()
    matters = selectors.matters_for(request.user, at=at)
    return answer(
        request,
        "committee/finding_new.html",
        shown.NewFindingForm(sent_in(request), matters=matters),
        partial(drafting.draft_finding, by=request.user, at=at),
        onward=lambda made: reverse("committee-desk-finding", args=[made.pk]),
        refusals=REFUSALS,
        code_of=code_of,
        said=_("The draft is on record."),
    )


@never_cache
@require_safe
def desk_finding(request: SignedRequest, pk: UUID) -> HttpResponse:
    """A finding with what it recommends, what members said, and what can be done now."""
    at = timezone.now()
    finding = _wanted(request.user, pk, at)
    context = {
        "finding": finding,
        "proposals": selectors.proposals_of(finding),
        "recommendations": selectors.recommendations_of(finding),
        "statements": selectors.statements_of(finding),
        "acts": acts_open(finding, request.user, at=at),
    }
    return render(request, "committee/finding_detail.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def desk_finding_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """The form of an act on a finding, and doing it."""
    at = timezone.now()
    finding = _wanted(request.user, pk, at)
    if act not in ACTS:
        raise Http404("There is no such act.")
    if not may(request.user, ACTS[act].right):
        raise PermissionDenied("This is for others on the committee to do.")
    return answer(
        request,
        "committee/finding_act.html",
        FORMS[act](sent_in(request), finding),
        partial(RUNS[act], finding_id=pk, by=request.user, at=at),
        onward=lambda _done: reverse("committee-desk-finding", args=[pk]),
        refusals=REFUSALS,
        code_of=code_of,
        context={"finding": finding, "act": ACTS[act]},
    )


def _wanted(user: User, pk: UUID, at: datetime) -> Finding:
    found = selectors.finding_visible_to(user, pk, at=at)
    if found is None:
        raise Http404("There is no such finding.")
    return found


FORMS: dict[str, Callable[[Sent, Finding], forms.Form]] = {
    "edit": lambda sent, finding: shown.about(
        finding, shown.ScreenedFindingForm, shown.FindingForm
    )(sent, finding=finding),
    "propose": lambda sent, _finding: shown.ProposeForm(sent),
    "withdraw": lambda sent, finding: shown.WithdrawForm(
        sent, proposals=selectors.proposals_of(finding)
    ),
    "circulate": lambda sent, _finding: ConfirmForm(sent),
    "take-back": lambda sent, _finding: ConfirmForm(sent),
    "deliberate": lambda sent, finding: shown.ItemForm(sent, items=selectors.items_for(finding)),
    "vote": lambda sent, finding: shown.MotionForm(sent, motions=selectors.motions_for(finding)),
    "state": lambda sent, finding: shown.about(
        finding, shown.ScreenedStatementForm, shown.StatementForm
    )(sent),
    "settle": lambda sent, _finding: ConfirmForm(sent),
}
RUNS: dict[str, Callable[..., Any]] = {
    "edit": drafting.edit_finding,
    "propose": drafting.propose,
    "withdraw": drafting.withdraw,
    "circulate": services.circulate,
    "take-back": services.take_back,
    "deliberate": services.deliberate,
    "vote": services.record_vote,
    "state": services.add_statement,
    "settle": services.settle,
}
