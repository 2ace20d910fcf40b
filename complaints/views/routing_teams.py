"""The teams of those who work on complaints, and who is in each."""

from collections.abc import Callable
from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from complaints.routing import selectors, teams
from complaints.states import SUPERVISE
from complaints.views.desk_refusals import REFUSALS, code_of
from complaints.views.routing_forms import MateForm, NumberForm, TeamForm
from portal.accounts.models import User
from portal.jurisdictions.access import holds_everywhere
from portal.jurisdictions.requests import SignedRequest


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_teams(request: SignedRequest) -> HttpResponse:
    """The teams for all of the staff; supervisors make and close them, and say who is in them."""
    sent = request.POST if request.method == "POST" else None
    do = sent.get("do", "") if sent else ""
    shown: dict[str, forms.Form] = {
        name: kind(sent if do == name else None) for name, kind in FORMS.items()
    }
    status, refusal = 200, ""
    if sent is not None:
        try:
            is_done = _do(do, sent, shown, request.user, timezone.now())
        except REFUSALS as refused:
            status, refusal = code_of(refused), str(refused)
        else:
            if is_done:
                messages.success(request, _("This is on record."))
                return redirect("complaint-teams")
            status = 422
    context = {
        "teams": selectors.teams_with_mates(),
        "forms": shown,
        "refusal": refusal,
        "may_change": holds_everywhere(request.user, SUPERVISE),
    }
    return render(request, "complaints/routing_teams.html", context, status=status)


def _do(do: str, sent: QueryDict, shown: dict[str, forms.Form], by: User, at: datetime) -> bool:
    """Make the call that was asked for; False where what was sent cannot be read."""
    form = shown.get(do)
    if form is None or not form.is_valid():
        return False
    CALLS[do](form.cleaned_data, by, at)
    return True


def _make(given: dict, by: User, at: datetime) -> None:
    teams.make_team(name=given["name"], by=by, at=at)


def _add(given: dict, by: User, at: datetime) -> None:
    teams.add_mate(team_id=given["team"].pk, user=given["user"], by=by, at=at)


def _remove(given: dict, by: User, at: datetime) -> None:
    teams.remove_mate(team_id=given["team"].pk, user=given["user"], by=by, at=at)


def _close(given: dict, by: User, at: datetime) -> None:
    teams.close_team(team_id=given["number"], by=by, at=at)


FORMS: dict[str, type[forms.Form]] = {
    "make": TeamForm,
    "add": MateForm,
    "remove": MateForm,
    "close": NumberForm,
}
CALLS: dict[str, Callable[[dict, User, datetime], None]] = {
    "make": _make,
    "add": _add,
    "remove": _remove,
    "close": _close,
}
