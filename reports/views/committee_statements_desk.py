"""The moderator's pages: what waits, a statement with its copies, and one act on it."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest
from reports.committee.meetings.models import Statement
from reports.committee.meetings.selectors import public_meeting
from reports.committee.meetings.statement_doing import ACTS, acts_open
from reports.committee.meetings.statement_groups import (
    group_of,
    groups_of,
    near_to,
    posted_of,
    same_as,
    statement_of,
    with_words,
)
from reports.committee.meetings.statement_moderation import (
    join_statements,
    show_statement,
    withhold_statement,
)
from reports.committee.meetings.statement_names import found_in
from reports.committee.meetings.statement_refusals import REFUSALS, code_of
from reports.committee.meetings.statement_selectors import agenda_of, meetings_moderated
from reports.committee.seats.states import RUN
from reports.views import committee_statements_forms as own
from reports.views.answering import answer, sent_in

MEETINGS, GROUPS, COPIES = 25, 50, 50  # on a page
Sent = QueryDict | None


@never_cache
@require_safe
def committee_desk_statements(request: SignedRequest) -> HttpResponse:
    """The meetings to which statements came, with how many wait."""
    page = Paginator(meetings_moderated(), MEETINGS).get_page(request.GET.get("page"))
    context = {"page_obj": page, "may_moderate": may(request.user, RUN)}
    return render(request, "committee/statement_desk.html", context)


@never_cache
@require_safe
def committee_desk_meeting_statements(request: SignedRequest, pk: UUID) -> HttpResponse:
    """What waits of a meeting, or all that came: those that say the same on one line."""
    meeting = public_meeting(pk)
    if meeting is None:
        raise Http404("There is no such meeting.")
    form = own.FilterForm(request.GET or None)
    waiting = request.GET.get("show") != "all"
    page = Paginator(groups_of(meeting, waiting=waiting), GROUPS).get_page(request.GET.get("page"))
    page.object_list = with_words(meeting, list(page))
    context = {"meeting": meeting, "form": form, "waiting": waiting, "page_obj": page}
    return render(request, "committee/statement_queue.html", context)


@never_cache
@require_safe
def committee_desk_statement(request: SignedRequest, pk: UUID) -> HttpResponse:
    """A statement as it came, what in it may name somebody, its copies, and what comes near."""
    statement = _found(pk)
    near = near_to(statement)
    copies = Paginator(same_as(statement), COPIES)
    context = {
        "statement": statement,
        "group": group_of(statement),
        "posted": posted_of(statement),
        "found": found_in(statement.words),
        "near": near,
        "page_obj": copies.get_page(request.GET.get("page")),
        "acts": acts_open(statement, has_near=bool(near)),
    }
    return render(request, "committee/statement_read.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_desk_statement_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """The form of an act on a statement, and doing it."""
    statement = _found(pk)
    if act not in ACTS:
        raise Http404("There is no such act.")
    context = {
        "statement": statement,
        "group": group_of(statement),
        "act": ACTS[act],
        "found": found_in(statement.words) if act == "show" else [],
    }
    return answer(
        request,
        "committee/statement_act.html",
        FORMS[act](sent_in(request), statement),
        partial(RUNS[act], statement_id=pk, by=request.user, at=timezone.now()),
        onward=lambda _done: reverse(
            "committee-desk-meeting-statements", args=[statement.meeting_id]
        ),
        refusals=REFUSALS,
        code_of=code_of,
        context=context,
    )


def _found(pk: UUID) -> Statement:
    statement = statement_of(pk)
    if statement is None:
        raise Http404("There is no such statement.")
    return statement


def _show(sent: Sent, statement: Statement) -> forms.Form:
    items = [] if posted_of(statement) else agenda_of(statement.meeting)
    return own.ShowForm(sent, items=items, item_id=statement.item_id)


FORMS: dict[str, Callable[[Sent, Statement], forms.Form]] = {
    "show": _show,
    "withhold": lambda sent, _statement: own.WithholdForm(sent),
    "join": lambda sent, statement: own.JoinForm(sent, near=near_to(statement)),
}
RUNS: dict[str, Callable[..., Any]] = {
    "show": show_statement,
    "withhold": withhold_statement,
    "join": join_statements,
}
