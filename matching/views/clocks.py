"""The clocks of holds with their alarms: those of one's places, and all for the program."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from matching.custody.visible import places_read_by
from matching.holds import selectors, services
from matching.holds.models import HoldClock, Overdue
from matching.holds.overdue import words_of
from matching.views.refusals import REFUSALS, code_of
from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest


class ExplainForm(forms.Form):
    """Why a hold went past its deadline."""

    words = forms.CharField(
        label=gettext_lazy("Why the person was held longer, or why nobody reported the end"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@require_safe
def clock_list(request: SignedRequest) -> HttpResponse:
    """The clocks of one's places."""
    return _list(request, selectors.clocks_visible_to(request.user), "clock-detail")


@require_safe
def casework_clock_list(request: SignedRequest) -> HttpResponse:
    """The clocks of every place, for the program's officers."""
    return _list(request, selectors.all_clocks(), "casework-clock-detail")


@require_http_methods(["GET", "HEAD", "POST"])
def clock_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One clock of one's places; its custody may explain a hold past the deadline."""
    clock = _found(selectors.clocks_visible_to(request.user), pk)
    allowed = may(request.user, "answer_detainer", clock.jurisdiction)
    reads = clock.jurisdiction_id in places_read_by(request.user)
    leads_to = "detainer" if reads else ""
    return _detail(request, clock, "clock", leads_to=leads_to, allowed=allowed)


@require_http_methods(["GET", "HEAD", "POST"])
def casework_clock_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One clock of any place; a supervisor may explain a hold past the deadline."""
    clock = _found(selectors.all_clocks(), pk)
    allowed = may(request.user, "supervise_case")
    return _detail(request, clock, "casework-clock", leads_to="case", allowed=allowed)


def _list(request: SignedRequest, clocks: QuerySet[HoldClock], page: str) -> HttpResponse:
    context = {
        "clocks": selectors.running(clocks),
        "alarms": selectors.alarms_of(clocks),
        "shown": selectors.SHOWN,
        "now": timezone.now(),
        "still": "still" in request.GET,
        "page": page,
    }
    return render(request, "holds/clock_list.html", context)


def _found(clocks: QuerySet[HoldClock], pk: UUID) -> HoldClock:
    clock = selectors.clock_in(clocks, pk)
    if clock is None:
        raise Http404("No clock that you may see has this number.")
    return clock


def _detail(
    request: SignedRequest, clock: HoldClock, pages: str, *, leads_to: str, allowed: bool
) -> HttpResponse:
    overdue = selectors.overdue_of(clock)
    form = ExplainForm(request.POST or None) if overdue and allowed else None
    status = 200
    if request.method == "POST":
        status = _explain(request, overdue, form)
        if status == 200:
            return redirect(f"{pages}-detail", pk=clock.pk)
    context = {
        "clock": clock,
        "detainers": selectors.detainers_of(clock),
        "claims": selectors.undecided_claims_of(clock),
        "alarms": selectors.alarms_in_order(clock),
        "end": selectors.end_of(clock),
        "overdue": overdue,
        "said": _said(overdue),
        "form": form,
        "now": timezone.now(),
        "still": "still" in request.GET,
        "list": f"{pages}-list",
        "leads_to": leads_to,
    }
    return render(request, "holds/clock_detail.html", context, status=status)


def _explain(request: SignedRequest, overdue: Overdue | None, form: ExplainForm | None) -> int:
    """Keep an explanation; the code of the answer, 200 where it is kept."""
    if overdue is None:
        return 409
    if form is None:
        return 403
    if not form.is_valid():
        return 422
    try:
        services.explain_overdue(
            overdue_id=overdue.pk, by=request.user, at=timezone.now(), **form.cleaned_data
        )
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return code_of(refusal)
    messages.success(request, _("The explanation is on record."))
    return 200


def _said(overdue: Overdue | None) -> list[dict[str, object]]:
    rows = selectors.explanations_of(overdue) if overdue else []
    return [
        {"words": words_of(row), "who": row.explained_by, "at": row.explained_at} for row in rows
    ]
