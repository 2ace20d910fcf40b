"""Acts of the secretariat on inquiries: each one form and one call."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from complaints.deadlines.due import day_of
from portal.jurisdictions.requests import SignedRequest
from reports.committee.outliers.doing import ACTS
from reports.committee.outliers.models import Inquiry
from reports.committee.outliers.raising import take_up
from reports.committee.outliers.refusals import REFUSALS, code_of
from reports.committee.outliers.selectors import inquiry_of, taken_up
from reports.committee.outliers.services import DAYS, ask_agency, note
from reports.publication.models import PublicFlag
from reports.publication.selectors import flags_named, publication, quarters_out
from reports.views import committee_outliers_forms
from reports.views.answering import answer, sent_in
from reports.views.committee_outliers import bound

Sent = QueryDict | None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def inquiry_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """The form of an act on an inquiry, and doing it."""
    inquiry = inquiry_of(pk, term=bound(request))
    if inquiry is None or act not in ACTS:
        raise Http404("There is no such inquiry, or no such act.")
    at = timezone.now()
    return answer(
        request,
        "committee/inquiry_act.html",
        FORMS[act](sent_in(request), inquiry, at),
        partial(RUNS[act], inquiry_id=pk, by=request.user, at=at),
        onward=lambda _done: reverse("inquiry-detail", args=[pk]),
        refusals=REFUSALS,
        code_of=code_of,
        context={"inquiry": inquiry, "act": ACTS[act]},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def inquiry_take_up(request: SignedRequest) -> HttpResponse:
    """Take up a flag that a release prints and that nobody looks into yet."""
    bound(request)
    quarters = quarters_out()
    chooser = committee_outliers_forms.QuarterForm(request.GET, quarters=quarters)
    asked = chooser.cleaned_data["quarter"] if chooser.is_valid() else ""
    quarter = asked or (quarters[0] if quarters else "")
    offered = _offered(quarter)
    return answer(
        request,
        "committee/inquiry_take_up.html",
        committee_outliers_forms.TakeUpForm(sent_in(request), flags=offered),
        partial(_take, request=request),
        onward=lambda _done: reverse("committee-desk-outliers"),
        refusals=REFUSALS,
        code_of=code_of,
        context={"chooser": chooser, "quarter": quarter, "offered": offered},
    )


def _offered(quarter: str) -> list[tuple[str, PublicFlag]]:
    """The flags of the version of a quarter that stands, without those taken up."""
    published = publication(quarter=quarter) if quarter else None
    taken = taken_up(quarter)
    return [
        (name, flag)
        for name, flag in (flags_named(published) if published else [])
        if (flag.place, flag.indicator, flag.side, flag.group) not in taken
    ]


def _take(flag: PublicFlag, request: SignedRequest) -> Inquiry:
    return take_up(
        county=flag.place,
        quarter=flag.publication.quarter,
        synthetic=flag.publication.synthetic,
        indicator=flag.indicator,
        side=flag.side,
        group=flag.group,
        statement=flag.statement,
        by=request.user,
        at=timezone.now(),
    )


def _question(sent: Sent, inquiry: Inquiry, at: datetime) -> forms.Form:
    usual = day_of(at, inquiry.jurisdiction.time_zone) + timedelta(days=DAYS)
    return committee_outliers_forms.QuestionForm(sent, due_on=usual)


FORMS: dict[str, Callable[[Sent, Inquiry, datetime], forms.Form]] = {
    "ask": _question,
    "note": lambda sent, _inquiry, _at: committee_outliers_forms.NoteForm(sent),
}
RUNS: dict[str, Callable[..., Any]] = {"ask": ask_agency, "note": note}
