"""A member's own case reviews: the list, a case with its questions, and the acts on it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from complaints.views.attempts import attempt
from portal.confirm_form import ConfirmForm
from portal.jurisdictions.requests import SignedRequest
from reports.committee.rounds.consolidating import save_consolidated, settle_review
from reports.committee.rounds.models import Review
from reports.committee.rounds.releasing import open_desk, open_review
from reports.committee.rounds.review_refusals import REFUSALS, code_of
from reports.committee.rounds.review_selectors import (
    OPENED,
    answers_in,
    is_consolidated,
    questions_of,
    rounds_open_to,
    rounds_with_reviews,
    runs_reviews,
    side_by_side,
)
from reports.committee.rounds.reviewing import lock_review, save_answers
from reports.committee.rounds.sheet_words import pairs_of
from reports.committee.rounds.states import Phase, Work
from reports.views.answering import answer, sent_in
from reports.views.committee_reviews_forms import AnswersForm, Sent
from reports.views.committee_reviews_tables import beside_rows, given_rows

NOTHING: dict[int, tuple[int, str]] = {}


@dataclass(frozen=True)
class Act:
    """An act that ends a part of the work on a case: from which state, and what it says."""

    title: str | Promise
    about: str | Promise
    source: Work
    phase: Phase
    run: Callable[..., Any]


ACTS = {
    "lock": Act(
        gettext_lazy("Lock my answers"),
        gettext_lazy("Nobody changes them any more, and others see them once all are locked."),
        Work.OPEN,
        Phase.BLIND,
        lock_review,
    ),
    "settle": Act(
        gettext_lazy("End my part in this case"),
        gettext_lazy("What still differs then is kept as a conflict, and counted as one."),
        Work.LOCKED,
        Phase.CONSOLIDATED,
        settle_review,
    ),
}


@never_cache
@require_safe
def committee_desk_reviews(request: SignedRequest) -> HttpResponse:
    """What a member has to review and to consolidate; for the secretariat, the rounds."""
    at = timezone.now()
    context = {
        "desk": open_desk(by=request.user, at=at),
        "results": rounds_open_to(request.user, at=at),
        "rounds": rounds_with_reviews() if runs_reviews(request.user, at=at) else [],
    }
    return render(request, "committee/review_list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_review(request: SignedRequest, pk: UUID) -> HttpResponse:
    """A case: its sheet, the questions, and the others' answers once they are shown."""
    at = timezone.now()
    review = open_review(review_id=pk, by=request.user, at=at)
    if review is None:
        return not_there(request)
    sent = request.POST if request.method == "POST" else None
    form, status = _form(sent, review), 200
    filled = form or ConfirmForm(sent)
    if sent is not None:
        save = save_consolidated if is_consolidated(review) else save_answers
        on: dict[str, Any] = {"review_id": pk, "by": request.user, "at": at}
        status = attempt(
            filled,
            lambda given=NOTHING: save(given=given, **on),
            refusals=REFUSALS,
            code_of=code_of,
        )
        if status == 200:
            messages.success(request, _("Your answers are kept. They are not locked yet."))
            return redirect("committee-review", pk=pk)
    context = _context(review, form)
    context["refused"] = [] if form or sent is None else filled.non_field_errors()
    return _kept(render(request, "committee/review_case.html", context, status=status))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_review_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """The own answers once more, and locking or settling them."""
    at = timezone.now()
    if act not in ACTS:
        raise Http404("There is no such act.")
    review = open_review(review_id=pk, by=request.user, at=at)
    if review is None:
        return not_there(request)
    given = answers_in(review, ACTS[act].phase)
    rows = given_rows(questions_of(review.case.round), given)
    page = answer(
        request,
        "committee/review_act.html",
        ConfirmForm(sent_in(request)),
        partial(ACTS[act].run, review_id=pk, by=request.user, at=at),
        onward=lambda _done: reverse("committee-desk-reviews"),
        refusals=REFUSALS,
        code_of=code_of,
        context={"review": review, "act": ACTS[act], "rows": rows},
    )
    return _kept(page)


def not_there(request: SignedRequest) -> HttpResponse:
    """As every page that there is not; but what was given up on the way stays given up."""
    return _kept(render(request, "404.html", status=404))


def _kept(response: HttpResponse) -> HttpResponse:
    """That a case was opened, or given up, stays on record whatever the answer is."""
    response.keeps = True  # type: ignore[attr-defined]
    return response


def _form(sent: Sent, review: Review) -> AnswersForm | None:
    """The questions in their phase, with what was answered last; None once that is over."""
    shared = is_consolidated(review)
    if review.status != (Work.LOCKED if shared else Work.OPEN):
        return None
    given = dict(answers_in(review, Phase.BLIND))
    if shared:
        given |= answers_in(review, Phase.CONSOLIDATED)
    return AnswersForm(sent, questions=questions_of(review.case.round), given=given)


def _next_act(review: Review) -> str:
    return next((key for key, act in ACTS.items() if act.source == review.status), "")


def _context(review: Review, form: AnswersForm | None) -> dict[str, Any]:
    questions = questions_of(review.case.round)
    beside = side_by_side(review) if review.case.round.status in OPENED else []
    return {
        "review": review,
        "sheet": pairs_of(review.case.sheet),
        "form": form,
        "act": next(
            (key for key, act in ACTS.items() if form and act.source == review.status), ""
        ),
        "letters": [(letter, own) for letter, own, _given in beside],
        "beside": beside_rows(questions, beside) if beside else [],
        "rows": [] if form else given_rows(questions, answers_in(review, Phase.BLIND)),
    }
