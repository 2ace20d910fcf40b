"""How the secretariat runs the reviews of a round: progress, the acts, who gives a case back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.confirm_form import ConfirmForm
from portal.jurisdictions.requests import SignedRequest
from reports.committee.rounds.consolidating import begin_consolidation, close_round
from reports.committee.rounds.models import Round
from reports.committee.rounds.releasing import release_barred, release_review
from reports.committee.rounds.review_refusals import REFUSALS, code_of
from reports.committee.rounds.review_selectors import (
    progress_of,
    review_run_by,
    reviews_in,
    round_run_by,
)
from reports.committee.rounds.reviewing import start_reviews
from reports.committee.rounds.states import Status
from reports.views.answering import answer, sent_in

PAGE = 50


@dataclass(frozen=True)
class Act:
    """An act on the reviews of a round: its words, and where the round stands for it."""

    key: str
    title: str | Promise
    about: str | Promise
    sources: tuple[Status, ...]
    run: Callable[..., Any]


ACTS = {
    act.key: act
    for act in (
        Act(
            "start",
            gettext_lazy("Give the cases to members"),
            gettext_lazy("By load and constituency, and none to who must keep away from it."),
            (Status.DRAWN,),
            start_reviews,
        ),
        Act(
            "release",
            gettext_lazy("Take back what members cannot review"),
            gettext_lazy(
                "The cases of who left before writing, or must keep away, go to somebody else."
            ),
            (Status.REVIEWING, Status.CONSOLIDATING),
            release_barred,
        ),
        Act(
            "consolidate",
            gettext_lazy("Show reviewers each other's answers"),
            gettext_lazy("Once all are locked. No name goes with them."),
            (Status.REVIEWING,),
            begin_consolidation,
        ),
        Act(
            "close",
            gettext_lazy("Close the round"),
            gettext_lazy("What still differs is kept as a conflict, and the figures are public."),
            (Status.CONSOLIDATING,),
            close_round,
        ),
    )
}


@never_cache
@require_safe
def committee_desk_progress(request: SignedRequest, pk: UUID) -> HttpResponse:
    """How far each member is, every review without what it says, and what can be done now."""
    round_ = _wanted(request, pk)
    page = Paginator(reviews_in(round_), PAGE).get_page(request.GET.get("page"))
    context = {
        "round": round_,
        "progress": progress_of(round_),
        "page_obj": page,
        "acts": [act for act in ACTS.values() if round_.status in act.sources],
    }
    return render(request, "committee/review_progress.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_desk_progress_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """The form of an act on a round, and doing it."""
    round_ = _wanted(request, pk)
    if act not in ACTS:
        raise Http404("There is no such act.")
    return answer(
        request,
        "committee/review_round_act.html",
        ConfirmForm(sent_in(request)),
        partial(ACTS[act].run, round_id=pk, by=request.user, at=timezone.now()),
        onward=lambda _done: reverse("committee-desk-progress", args=[pk]),
        refusals=REFUSALS,
        code_of=code_of,
        context={"round": round_, "act": ACTS[act]},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_review_release(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Take one review from its member."""
    at = timezone.now()
    review = review_run_by(request.user, pk, at=at)
    if review is None:
        raise Http404("There is no such review.")
    round_ = review.case.round
    act = {
        "title": _("Take this case from its member"),
        "about": _("It goes to somebody else who never had it."),
    }
    return answer(
        request,
        "committee/review_round_act.html",
        ConfirmForm(sent_in(request)),
        partial(release_review, review_id=pk, by=request.user, at=at),
        onward=lambda _done: reverse("committee-desk-progress", args=[round_.pk]),
        refusals=REFUSALS,
        code_of=code_of,
        context={"round": round_, "review": review, "act": act},
    )


def _wanted(request: SignedRequest, pk: UUID) -> Round:
    round_ = round_run_by(request.user, pk, at=timezone.now())
    if round_ is None:
        raise Http404("There is no such round.")
    return round_
