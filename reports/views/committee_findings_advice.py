"""The desk's pages of recommendations: what waits, one of them, and the acts on it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.models import User
from portal.jurisdictions.requests import SignedRequest
from reports.committee.findings import advising, own, selectors, tracker
from reports.committee.findings.doing import ADVICE_ACTS, advice_acts_open
from reports.committee.findings.models import Recommendation
from reports.committee.findings.refusals import REFUSALS, code_of
from reports.views import committee_findings_forms as shown
from reports.views.answering import answer, sent_in
from reports.views.committee_findings_forms import Sent

PAGE = 50


@never_cache
@require_safe
def desk_recommendations(request: SignedRequest) -> HttpResponse:
    """Every recommendation that the reader need not keep away from, and what it waits for."""
    at = timezone.now()
    rows = selectors.recommendations_visible_to(request.user, at=at)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    listed = tracker.tracked_among([one.pk for one in page], at=at)
    context = {"page_obj": page, "rows": listed}
    return render(request, "committee/recommendation_desk.html", context)


@never_cache
@require_safe
def desk_recommendation(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One of them, and what can be done now."""
    at = timezone.now()
    advice = _wanted(request.user, pk, at)
    context = {
        "advice": advice,
        "row": tracker.tracked_one(advice.reference, at=at),
        "acts": advice_acts_open(advice, request.user),
    }
    return render(request, "committee/recommendation_detail.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def desk_recommendation_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """The form of an act of the secretariat on a recommendation, and doing it."""
    at = timezone.now()
    advice = _wanted(request.user, pk, at)
    if act not in ADVICE_ACTS:
        raise Http404("There is no such act.")
    return answer(
        request,
        "committee/recommendation_act.html",
        FORMS[act](sent_in(request), advice),
        partial(RUNS[act], recommendation_id=pk, by=request.user, at=at),
        onward=lambda _done: reverse("committee-desk-recommendation", args=[pk]),
        refusals=REFUSALS,
        code_of=code_of,
        context={"advice": advice, "act": ADVICE_ACTS[act]},
    )


def _wanted(user: User, pk: UUID, at: datetime) -> Recommendation:
    found = selectors.recommendation_visible_to(user, pk, at=at)
    if found is None:
        raise Http404("There is no such recommendation.")
    return found


FORMS: dict[str, Callable[[Sent, Recommendation], forms.Form]] = {
    "transmit": lambda sent, advice: shown.TransmitForm(sent, due_on=advice.due_on),
    "verify": lambda sent, advice: shown.StepChoiceForm(sent, steps=own.done_steps(advice)),
    "ask-more": lambda sent, advice: shown.AskMoreForm(sent, steps=own.done_steps(advice)),
    "supersede": lambda sent, advice: shown.SupersedeForm(
        sent, others=selectors.standing_beside(advice)
    ),
}
RUNS: dict[str, Callable[..., Any]] = {
    "transmit": advising.transmit,
    "verify": advising.verify_step,
    "ask-more": advising.ask_for_more,
    "supersede": advising.supersede,
}
