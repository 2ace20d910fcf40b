"""The desk of members and the secretariat: what each may do, and the acts on seats."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from complaints.views.attempts import attempt
from portal.accounts.models import User
from portal.jurisdictions.requests import SignedRequest
from portal.jurisdictions.zones import washington_day
from reports.committee.seats.doing import ACTS, acts_open
from reports.committee.seats.interests import (
    declare_interest,
    end_interest,
    open_business,
    recuse,
)
from reports.committee.seats.refusals import REFUSALS, code_of
from reports.committee.seats.selectors import (
    charter_on,
    interests_of,
    shares_of,
    term_of,
)
from reports.committee.seats.services import appoint, file_charter, remove, resign
from reports.views import committee_forms
from reports.views.committee_ways import DESK

Sent = QueryDict | None


@never_cache
@require_safe
def committee_desk(request: SignedRequest) -> HttpResponse:
    """The reader's own term, the balance of the committee, and the ways into its work."""
    at = timezone.now()
    day, term = washington_day(at), term_of(request.user, at=at)
    charter = charter_on(day)
    context = {
        "term": term,
        "interests": interests_of(term) if term else [],
        "charter": charter,
        "day": day,
        "shares": shares_of(charter, day=day) if charter else [],
        "acts": acts_open(request.user, at=at),
        "ways": DESK,
    }
    return render(request, "committee/desk.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_act(request: SignedRequest, act: str) -> HttpResponse:
    """The form of an act on seats, and doing it."""
    at = timezone.now()
    if act not in ACTS:
        raise Http404("There is no such act.")
    if ACTS[act] not in acts_open(request.user, at=at):
        raise PermissionDenied(_("This is for others on the committee to do."))
    sent = request.POST if request.method == "POST" else None
    form, status = FORMS[act](sent, request.user, at), 200
    if sent is not None:
        on = {"by": request.user, "at": at}
        status = attempt(
            form, lambda **given: RUNS[act](**given, **on), refusals=REFUSALS, code_of=code_of
        )
        if status == 200:
            messages.success(request, _("This is on record."))
            return redirect("committee-desk")
    context = {"act": ACTS[act], "form": form}
    return render(request, "committee/act.html", context, status=status)


FORMS: dict[str, Callable[[Sent, User, datetime], forms.Form]] = {
    "interest": lambda sent, _user, _at: committee_forms.InterestForm(sent),
    "end-interest": lambda sent, user, at: committee_forms.EndInterestForm(
        sent, term=term_of(user, at=at)
    ),
    "recuse": lambda sent, user, at: committee_forms.RecuseForm(sent, term=term_of(user, at=at)),
    "resign": lambda sent, _user, at: committee_forms.ResignForm(sent, day=washington_day(at)),
    "charter": lambda sent, _user, _at: committee_forms.CharterForm(sent),
    "appoint": lambda sent, _user, at: committee_forms.AppointForm(
        sent, charter=charter_on(washington_day(at))
    ),
    "remove": lambda sent, _user, at: committee_forms.RemoveForm(sent, day=washington_day(at)),
    "recuse-member": lambda sent, _user, at: committee_forms.RecuseMemberForm(
        sent, day=washington_day(at)
    ),
    "business": lambda sent, _user, _at: committee_forms.BusinessForm(sent),
}
RUNS: dict[str, Callable[..., Any]] = {
    "interest": declare_interest,
    "end-interest": end_interest,
    "recuse": recuse,
    "resign": resign,
    "charter": file_charter,
    "appoint": appoint,
    "remove": remove,
    "recuse-member": recuse,
    "business": open_business,
}
