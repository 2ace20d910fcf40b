"""The desk of motions: what members move and vote on, and the secretariat opens and closes."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.confirm_form import ConfirmForm
from portal.jurisdictions.requests import SignedRequest
from reports.committee.motions.ballots import ballots_of
from reports.committee.motions.bench import bench_of
from reports.committee.motions.doing import ACTS, acts_open, has_part
from reports.committee.motions.models import Motion
from reports.committee.motions.refusals import REFUSALS, code_of
from reports.committee.motions.selectors import desk_item, desk_items, desk_motion, desk_motions
from reports.committee.motions.services import amend, let_lapse, move, second, withdraw
from reports.committee.motions.states import DECIDED, UNDECIDED
from reports.committee.motions.voting import cast, close_vote, open_vote
from reports.committee.seats.refusals import NotSitting
from reports.views import committee_motions_forms
from reports.views.answering import answer, sent_in
from reports.views.committee_motions_tables import facts_of, quorum_of

PAGE = 50
Sent = QueryDict | None


@never_cache
@require_safe
def committee_desk_motions(request: SignedRequest) -> HttpResponse:
    """What can be moved now, and every motion, without what the reader keeps away from."""
    at = timezone.now()
    try:
        found = desk_motions(request.user, at=at)
    except NotSitting as refusal:
        raise PermissionDenied(str(refusal)) from None
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "items": desk_items(request.user, at=at)}
    return render(request, "committee/motion_desk_list.html", context)


@never_cache
@require_safe
def committee_desk_motion(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One motion with what can be done now; while its vote is open, who voted and not how."""
    at = timezone.now()
    motion = _wanted(request, pk, at)
    bench = bench_of(motion.item)
    is_live = motion.status in UNDECIDED
    context = {
        "motion": motion,
        "facts": facts_of(motion),
        "ballots": ballots_of(motion),
        "decided": motion.status in DECIDED,
        "quorum": quorum_of(bench.count()) if is_live else "",
        "acts": acts_open(motion, request.user, bench, at=at) if is_live else [],
    }
    return render(request, "committee/motion_desk.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_motion_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """The form of an act on a motion, and doing it."""
    at = timezone.now()
    motion = _wanted(request, pk, at)
    if act not in ACTS:
        raise Http404("There is no such act.")
    if not has_part(ACTS[act], request.user, at=at):
        raise PermissionDenied(_("This is for others on the committee to do."))
    return answer(
        request,
        "committee/motion_act.html",
        FORMS[act](sent_in(request), motion),
        partial(RUNS[act], motion_id=pk, by=request.user, at=at),
        onward=lambda _done: reverse("committee-desk-motion", args=[pk]),
        refusals=REFUSALS,
        code_of=code_of,
        context={"motion": motion, "act": ACTS[act]},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_motion_new(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Move something under an item."""
    at = timezone.now()
    try:
        item = desk_item(request.user, pk, at=at)
    except NotSitting as refusal:
        raise PermissionDenied(str(refusal)) from None
    if item is None:
        raise Http404("There is no such item in a meeting that lasts.")
    return answer(
        request,
        "committee/motion_new.html",
        committee_motions_forms.MoveForm(sent_in(request)),
        partial(move, item_id=pk, by=request.user, at=at),
        onward=lambda made: reverse("committee-desk-motion", args=[made.pk]),
        refusals=REFUSALS,
        code_of=code_of,
        context={"item": item},
    )


def _wanted(request: SignedRequest, pk: UUID, at: datetime) -> Motion:
    """A motion that the reader does not keep away from."""
    try:
        motion = desk_motion(request.user, pk, at=at)
    except NotSitting as refusal:
        raise PermissionDenied(str(refusal)) from None
    if motion is None:
        raise Http404("There is no such motion.")
    return motion


def _confirm(sent: Sent, _motion: Motion) -> forms.Form:
    return ConfirmForm(sent)


FORMS: dict[str, Callable[[Sent, Motion], forms.Form]] = {
    "second": _confirm,
    "amend": lambda sent, motion: committee_motions_forms.AmendForm(sent, wording=motion.wording),
    "withdraw": _confirm,
    "vote": lambda sent, _motion: committee_motions_forms.VoteForm(sent),
    "lapse": _confirm,
    "open": _confirm,
    "close": _confirm,
}
RUNS: dict[str, Callable[..., Any]] = {
    "second": second,
    "amend": amend,
    "withdraw": withdraw,
    "vote": cast,
    "lapse": let_lapse,
    "open": open_vote,
    "close": close_vote,
}
