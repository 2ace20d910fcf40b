"""Rounds at the committee's desk: what each code stands for, and the acts of the secretariat."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.confirm_form import ConfirmForm
from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest
from reports.committee.rounds.codebooks import questions_of
from reports.committee.rounds.doing import ACTS, acts_open
from reports.committee.rounds.models import Round
from reports.committee.rounds.refusals import REFUSALS, code_of
from reports.committee.rounds.selectors import (
    frozen_quarters,
    legend_of,
    round_for,
    rounds_for,
    shares_of_round,
)
from reports.committee.rounds.services import ask_frame, name_seed, plan_round
from reports.committee.rounds.states import UNDRAWN
from reports.committee.seats.selectors import term_of
from reports.committee.seats.states import RUN
from reports.views.answering import answer, sent_in
from reports.views.committee_rounds_forms import PlanForm, SeedForm
from reports.views.committee_rounds_tables import asked, shares

FORMS: dict[str, Callable[[QueryDict | None], forms.Form]] = {
    "frame": ConfirmForm,
    "seed": SeedForm,
}
RUNS: dict[str, Callable[..., Any]] = {"frame": ask_frame, "seed": name_seed}


@never_cache
@require_safe
def round_list(request: SignedRequest) -> HttpResponse:
    """Every round that the reader does not keep away from."""
    term = term_of(request.user, at=timezone.now())
    context = {"rounds": rounds_for(term), "may_plan": may(request.user, RUN)}
    return render(request, "committee/round_desk_list.html", context)


@never_cache
@require_safe
def round_page(request: SignedRequest, number: int) -> HttpResponse:
    """A round with the legend of its codes, and what can be done now."""
    found = _wanted(request, number)
    context = {
        "round": found,
        "strata": shares(shares_of_round(found), legend_of(found)),
        "questions": asked(questions_of(found.codebook)),
        "is_drawn": found.status not in UNDRAWN,
        "may_run": may(request.user, RUN),
        "acts": acts_open(found, request.user),
    }
    return render(request, "committee/round_desk.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def round_plan(request: SignedRequest) -> HttpResponse:
    """Plan a round of a frozen quarter."""
    return answer(
        request,
        "committee/round_plan.html",
        PlanForm(sent_in(request), quarters=frozen_quarters()),
        partial(plan_round, by=request.user, at=timezone.now()),
        onward=lambda made: reverse("committee-desk-round", args=[made.number]),
        refusals=REFUSALS,
        code_of=code_of,
        said=_("The round is planned."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def round_act(request: SignedRequest, number: int, act: str) -> HttpResponse:
    """The form of an act on a round, and doing it."""
    found = _wanted(request, number)
    if act not in ACTS:
        raise Http404("There is no such act.")
    return answer(
        request,
        "committee/round_act.html",
        FORMS[act](sent_in(request)),
        partial(RUNS[act], round_id=found.pk, by=request.user, at=timezone.now()),
        onward=lambda _done: reverse("committee-desk-round", args=[number]),
        refusals=REFUSALS,
        code_of=code_of,
        context={"round": found, "act": ACTS[act]},
        said=_("This is on record. A worker is at it."),
    )


def _wanted(request: SignedRequest, number: int) -> Round:
    found = round_for(term_of(request.user, at=timezone.now()), number)
    if found is None:
        raise Http404("There is no such round.")
    return found
