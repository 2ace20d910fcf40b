"""What an addressee sees of the recommendations to it: the reply, the steps, the evidence."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.jurisdictions.requests import SignedRequest
from reports.committee.findings import answering, own, tracker
from reports.committee.findings.doing import OWN_ACTS, own_acts_open
from reports.committee.findings.models import Recommendation
from reports.committee.findings.refusals import REFUSALS, code_of
from reports.views import committee_findings_place_forms as shown
from reports.views.answering import answer

PAGE = 50


@never_cache
@require_safe
def recommendation_mine(request: SignedRequest) -> HttpResponse:
    """The recommendations to the places that one answers for."""
    if not own.answers_for_anybody(request.user):
        raise PermissionDenied("Your roles do not open this page.")
    rows = own.recommendations_to(request.user)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    listed = tracker.tracked_among([one.pk for one in page], at=timezone.now())
    context = {"page_obj": page, "rows": listed}
    return render(request, "committee/recommendation_mine.html", context)


@never_cache
@require_safe
def recommendation_own(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One of them, and what can be done now."""
    advice = _wanted(request, pk)
    context = {
        "advice": advice,
        "row": tracker.tracked_one(advice.reference, at=timezone.now()),
        "acts": own_acts_open(advice),
    }
    return render(request, "committee/recommendation_own.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recommendation_answer(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """The form of an act of the addressee, and doing it."""
    advice, at = _wanted(request, pk), timezone.now()
    if act not in OWN_ACTS:
        raise Http404("There is no such act.")
    return answer(
        request,
        "committee/recommendation_answer.html",
        FORMS[act](request, advice),
        partial(RUNS[act], recommendation_id=pk, by=request.user, at=at),
        onward=lambda _done: reverse("recommendation-own", args=[pk]),
        refusals=REFUSALS,
        code_of=code_of,
        context={"advice": advice, "act": OWN_ACTS[act]},
    )


def _wanted(request: SignedRequest, pk: UUID) -> Recommendation:
    found = own.recommendation_to(request.user, pk)
    if found is None:
        raise Http404("No recommendation to your places has this number.")
    return found


def _done(*, file: UploadedFile | None, **given: Any) -> object:
    if file is None:
        return answering.complete(**given)
    return answering.complete(content=file.read(), name=file.name or "", **given)


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


FORMS: dict[str, Callable[[SignedRequest, Recommendation], forms.Form]] = {
    "answer": lambda request, _advice: shown.AnswerForm(_sent(request)[0]),
    "undertake": lambda request, _advice: shown.UndertakeForm(_sent(request)[0]),
    "done": lambda request, advice: shown.DoneForm(*_sent(request), steps=own.open_steps(advice)),
}
RUNS: dict[str, Callable[..., Any]] = {
    "answer": answering.answer,
    "undertake": answering.undertake,
    "done": _done,
}
