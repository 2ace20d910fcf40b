"""One act on a flag: its form, and the one call that it makes."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from complaints.deadlines.due import day_of
from complaints.views.attempts import attempt
from portal.confirm_form import ConfirmForm
from portal.jurisdictions.requests import SignedRequest
from reports.flags.doing import ACTS
from reports.flags.files import File, file_of, seen_of
from reports.flags.refusals import REFUSALS, code_of
from reports.flags.selectors import flag_of, newest_screened
from reports.flags.services import DAYS, ask_place, ask_places, conclude, send_back, sign
from reports.flags.writing import write_paper
from reports.views import flags_forms, flags_tables
from reports.views.answering import answer, sent_in

PROGRAM_ZONE = "UTC"
Sent = QueryDict | None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def flag_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """The form of an act, and doing it."""
    flag = flag_of(pk)
    if flag is None or act not in ACTS:
        raise Http404("There is no such flag, or no such act.")
    at, file = timezone.now(), file_of(flag)
    sections = flags_tables.sections_of(file) if act == "sign" else []
    return answer(
        request,
        "flags/act.html",
        FORMS[act](sent_in(request), file, at),
        partial(RUNS[act], flag_id=pk, by=request.user, at=at),
        onward=lambda _done: reverse("flag-detail", args=[pk]),
        refusals=REFUSALS,
        code_of=code_of,
        context={"flag": flag, "file": file, "act": ACTS[act], "sections": sections},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def flag_ask(request: SignedRequest) -> HttpResponse:
    """Ask the places of all open flags of a quarter at once."""
    at, quarter = timezone.now(), request.GET.get("quarter", "")
    if newest_screened(quarter) is None:
        raise Http404("No such quarter was screened.")
    sent = request.POST if request.method == "POST" else None
    form, status = flags_forms.AskForm(sent, until=_usual(at, PROGRAM_ZONE)), 200
    asked: list[int] = []
    if sent is not None:
        status = attempt(
            form,
            lambda until: asked.append(
                ask_places(quarter=quarter, until=until, by=request.user, at=at)
            ),
            refusals=REFUSALS,
            code_of=code_of,
        )
    if asked:
        told = ngettext(
            "%(count)s flag was asked about.", "%(count)s flags were asked about.", *asked
        )
        messages.success(request, told % {"count": asked[0]})
        return redirect("flag-list")
    context = {"act": ACTS["ask"], "form": form, "quarter": quarter}
    return render(request, "flags/ask.html", context, status=status)


def _usual(at: datetime, zone: str) -> date:
    return day_of(at, zone) + timedelta(days=DAYS)


def _ask(sent: Sent, file: File, at: datetime) -> forms.Form:
    return flags_forms.AskForm(sent, until=_usual(at, file.flag.jurisdiction.time_zone))


def _sign(sent: Sent, file: File, _at: datetime) -> forms.Form:
    return flags_forms.SignForm(sent, initial={"seen": seen_of(file)})


FORMS: dict[str, Callable[[Sent, File, datetime], forms.Form]] = {
    "ask": _ask,
    "write": lambda sent, file, _at: flags_forms.PaperForm(sent, paper=file.paper),
    "conclude": lambda sent, _file, _at: ConfirmForm(sent),
    "sign": _sign,
    "send-back": lambda sent, _file, _at: flags_forms.ReasonForm(sent),
}
RUNS: dict[str, Callable[..., Any]] = {
    "ask": ask_place,
    "write": write_paper,
    "conclude": conclude,
    "sign": sign,
    "send-back": send_back,
}
