"""One act on a meeting or on an item of its agenda: its form, and the one call that it makes."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.models import User
from portal.confirm_form import ConfirmForm
from portal.jurisdictions.requests import SignedRequest
from portal.jurisdictions.zones import washington_day
from reports.committee.meetings.agenda import (
    add_item,
    add_paper,
    change_item,
    move_item,
    remove_item,
)
from reports.committee.meetings.doing import ACTS, ITEM_ACTS
from reports.committee.meetings.minutes import certify_minutes, draft_minutes, post_minutes
from reports.committee.meetings.models import AgendaItem, Meeting
from reports.committee.meetings.notice import rule_on
from reports.committee.meetings.planning import cancel, change_meeting, give_notice
from reports.committee.meetings.refusals import REFUSALS, code_of
from reports.committee.meetings.selectors import (
    hidden_items,
    item_of,
    matters_for,
    meeting_of,
    minutes_of,
)
from reports.committee.meetings.services import adjourn, call_to_order
from reports.views import committee_meetings_forms as meeting_forms
from reports.views.answering import answer, sent_in

Sent = QueryDict | None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_meeting_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """The form of an act on a meeting, and doing it."""
    meeting = meeting_of(pk)
    if meeting is None or act not in ACTS:
        raise Http404("There is no such meeting, or no such act.")
    at = timezone.now()
    context = {
        "meeting": meeting,
        "act": ACTS[act],
        "rule": rule_on(washington_day(at)) if act in ("notice", "change") else None,
        "minutes": minutes_of(meeting).first() if act in ("certify", "post") else None,
    }
    return answer(
        request,
        "committee/meeting_act.html",
        FORMS[act](sent_in(request), meeting, request.user, at),
        partial(RUNS[act], meeting_id=pk, by=request.user, at=at),
        onward=lambda _done: reverse("committee-desk-meeting", args=[pk]),
        refusals=REFUSALS,
        code_of=code_of,
        context=context,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_item_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """The form of an act on an item, and doing it; who keeps away from it finds nothing."""
    at, item = timezone.now(), item_of(pk)
    if item is None or act not in ITEM_ACTS:
        raise Http404("There is no such item, or no such act.")
    if item.pk in hidden_items(item.meeting, request.user, at=at):
        raise Http404("There is no such item.")
    return answer(
        request,
        "committee/meeting_act.html",
        ITEM_FORMS[act](sent_in(request), request, item),
        partial(ITEM_RUNS[act], item_id=pk, by=request.user, at=at),
        onward=lambda _done: reverse("committee-desk-meeting", args=[item.meeting_id]),
        refusals=REFUSALS,
        code_of=code_of,
        context={"meeting": item.meeting, "item": item, "act": ITEM_ACTS[act]},
    )


def _certify(sent: Sent, meeting: Meeting, _user: User, _at: datetime) -> forms.Form:
    last = minutes_of(meeting).first()
    initial = {"version": last.version if last else 0}
    return meeting_forms.CertifyForm(sent, initial=initial)


def _item(sent: Sent, _meeting: Meeting, user: User, at: datetime) -> forms.Form:
    return meeting_forms.NewItemForm(sent, matters=matters_for(user, at=at))


def _change(sent: Sent, meeting: Meeting, _user: User, _at: datetime) -> forms.Form:
    return meeting_forms.ChangeForm(sent, meeting=meeting)


def _plain(form: type[forms.Form]) -> Callable[[Sent, Meeting, User, datetime], forms.Form]:
    return lambda sent, _meeting, _user, _at: form(sent)


def _paper(*, file: UploadedFile, **given: Any) -> object:
    return add_paper(content=file.read(), name=file.name or "", **given)


FORMS: dict[str, Callable[[Sent, Meeting, User, datetime], forms.Form]] = {
    "item": _item,
    "change": _change,
    "notice": _plain(meeting_forms.NoticeForm),
    "open": _plain(ConfirmForm),
    "adjourn": _plain(ConfirmForm),
    "cancel": _plain(meeting_forms.ReasonForm),
    "draft": _plain(meeting_forms.DraftForm),
    "certify": _certify,
    "post": _plain(ConfirmForm),
}
RUNS: dict[str, Callable[..., Any]] = {
    "item": add_item,
    "change": change_meeting,
    "notice": give_notice,
    "open": call_to_order,
    "adjourn": adjourn,
    "cancel": cancel,
    "draft": draft_minutes,
    "certify": certify_minutes,
    "post": post_minutes,
}
ITEM_FORMS: dict[str, Callable[[Sent, SignedRequest, AgendaItem], forms.Form]] = {
    "word": lambda sent, _request, item: meeting_forms.ItemForm(sent, item=item),
    "move": lambda sent, _request, item: meeting_forms.MoveForm(
        sent, initial={"number": item.number}
    ),
    "paper": lambda sent, request, _item: meeting_forms.PaperForm(sent, request.FILES or None),
    "remove": lambda sent, _request, _item: ConfirmForm(sent),
}
ITEM_RUNS: dict[str, Callable[..., Any]] = {
    "word": change_item,
    "move": move_item,
    "paper": _paper,
    "remove": remove_item,
}
