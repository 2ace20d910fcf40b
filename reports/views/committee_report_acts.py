"""One act on a report: its form, and the one call that it makes."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from complaints.views.attempts import attempt
from portal.confirm_form import ConfirmForm
from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest
from portal.jurisdictions.zones import washington_day
from reports.committee.report.doing import ACTS
from reports.committee.report.models import Report
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

Sent = QueryDict | None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_report_new(request: SignedRequest) -> HttpResponse:
    """Begin a report."""
    if not may(request.user, RUN):
        raise PermissionDenied(_("The secretariat drafts reports."))
    at = timezone.now()
    sent = request.POST if request.method == "POST" else None
    form, status = forms_of.ReportForm(sent, findings=findings_to_print(request.user, at=at)), 200
    made: list[Report] = []
    if sent is not None:
        status = attempt(
            form,
            lambda **given: made.append(draft_report(**given, by=request.user, at=at)),
            refusals=REFUSALS,
            code_of=code_of,
        )
    if made:
        messages.success(request, _("This is on record."))
        return redirect("committee-desk-report-page", pk=made[0].pk)
    return render(request, "committee/report_new.html", {"form": form}, status=status)


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
    sent = request.POST if request.method == "POST" else None
    form, status = FORMS[act](sent, seen, request, at), 200
    if sent is not None:
        on = {"report_id": pk, "by": request.user, "at": at}
        status = attempt(
            form, lambda **given: RUNS[act](**given, **on), refusals=REFUSALS, code_of=code_of
        )
        if status == 200:
            messages.success(request, _("This is on record."))
            return redirect("committee-desk-report-page", pk=pk)
    context = {
        "report": seen.report,
        "seen": seen,
        "act": ACTS[act],
        "form": form,
        "parts": parts_of(seen.body, apart=seen.apart) if act in READ else [],
    }
    return render(request, "committee/report_act.html", context, status=status)


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
