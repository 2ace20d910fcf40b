"""One act on a report: its form, and the one call that it makes."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.confirm_form import ConfirmForm
from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest
from portal.jurisdictions.zones import washington_day
from reports.committee.report.doing import ACTS
from reports.committee.report.positions import close_positions, sign_position
from reports.committee.report.publishing import publish
from reports.committee.report.reading import parts_of
from reports.committee.report.refusals import REFUSALS, code_of
from reports.committee.report.selectors import Seen, findings_to_print, places_of, report_for
from reports.committee.report.services import (
    DAYS,
    circulate,
    draft_report,
    recall,
    revise_report,
)
from reports.committee.seats.states import RUN
from reports.views import committee_report_forms as forms_of
from reports.views.answering import answer, sent_in

Sent = QueryDict | None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_report_new(request: SignedRequest) -> HttpResponse:
    """Begin a report."""
    if not may(request.user, RUN):
        raise PermissionDenied(_("The secretariat drafts reports."))
    at = timezone.now()
    findings = findings_to_print(request.user, at=at)
    return answer(
        request,
        "committee/report_new.html",
        forms_of.ReportForm(sent_in(request), findings=findings),
        partial(draft_report, by=request.user, at=at),
        onward=lambda made: reverse("committee-desk-report-page", args=[made.pk]),
        refusals=REFUSALS,
        code_of=code_of,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_report_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """The form of an act on a report, after the whole text where it is signed, and doing it."""
    at = timezone.now()
    seen = report_for(request.user, pk, at=at)
    if seen is None or act not in ACTS:
        raise Http404("There is no such report, or no such act.")
    if not may(request.user, ACTS[act].right):
        raise PermissionDenied(_("This is for others on the committee to do."))
    context = {
        "report": seen.report,
        "seen": seen,
        "act": ACTS[act],
        "parts": parts_of(seen.body, apart=seen.apart) if act in READ else [],
    }
    return answer(
        request,
        "committee/report_act.html",
        FORMS[act](sent_in(request), seen, request, at),
        partial(RUNS[act], report_id=pk, by=request.user, at=at),
        onward=lambda _done: reverse("committee-desk-report-page", args=[pk]),
        refusals=REFUSALS,
        code_of=code_of,
        context=context,
    )


def _write(sent: Sent, seen: Seen, request: SignedRequest, at: datetime) -> forms.Form:
    return forms_of.ReportForm(
        sent,
        findings=findings_to_print(request.user, at=at),
        report=seen.report,
        places=places_of(seen.report),
    )


def _circulate(sent: Sent, _seen: Seen, _request: SignedRequest, at: datetime) -> forms.Form:
    return forms_of.CirculateForm(sent, day=washington_day(at) + timedelta(days=DAYS))


def _sign(sent: Sent, seen: Seen, _request: SignedRequest, _at: datetime) -> forms.Form:
    return forms_of.SignForm(sent, digest=seen.report.digest)


def _confirm(sent: Sent, _seen: Seen, _request: SignedRequest, _at: datetime) -> forms.Form:
    return ConfirmForm(sent)


# Acts before which the whole text is read.
READ = ("circulate", "sign", "publish")
FORMS: dict[str, Callable[[Sent, Seen, SignedRequest, datetime], forms.Form]] = {
    "write": _write,
    "circulate": _circulate,
    "sign": _sign,
    "recall": _confirm,
    "close": _confirm,
    "publish": _confirm,
}
RUNS: dict[str, Callable[..., Any]] = {
    "write": revise_report,
    "circulate": circulate,
    "sign": sign_position,
    "recall": recall,
    "close": close_positions,
    "publish": publish,
}
