"""One act on a complaint: its form, and the one call that it makes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from complaints.casework.appeals import leave_closed
from complaints.casework.assigning import assign, recuse
from complaints.casework.doing import ACTS, targets_for
from complaints.casework.moving import move_complaint
from complaints.casework.pausing import extend_report, pause, resume
from complaints.casework.teaming import send_to_team
from complaints.models import Complaint
from complaints.referrals.package import PERSON
from complaints.referrals.services import refer
from complaints.selectors import complaints_visible_to
from complaints.views import desk_forms
from complaints.views.desk_refusals import REFUSALS, code_of
from complaints.views.referrals_forms import ReferForm
from portal.accounts.models import User
from portal.confirm_form import ConfirmForm
from portal.jurisdictions.requests import SignedRequest
from portal.participation.freshness import ask_code, is_fresh


@dataclass(frozen=True)
class Doing:
    """A complaint, who acts on it, when, and what they sent (None while they only look).

    ``names`` is whether names may be sent on: at a door that asks for a recent second factor.
    """

    complaint: Complaint
    user: User
    at: datetime
    sent: QueryDict | None
    names: bool = False

    @property
    def on(self) -> dict[str, Any]:
        """The complaint, who acts, and when, as every service takes it."""
        return {"complaint_id": self.complaint.pk, "by": self.user, "at": self.at}


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_act(request: SignedRequest, pk: UUID, act: str) -> HttpResponse:
    """The form of an act, and doing it."""
    complaint = complaints_visible_to(request.user).filter(pk=pk).first()
    if complaint is None or act not in ACTS:
        raise Http404("There is no such complaint, or no such act.")
    sent = request.POST if request.method == "POST" else None
    doing = Doing(complaint, request.user, timezone.now(), sent, names=True)
    if _sends_names(sent) and not is_fresh(request):
        return ask_code(request)
    form = FORMS[act](doing)
    status = 200 if sent is None else _attempt(act, doing, form)
    if sent is not None and status == 200:
        messages.success(request, _("This is on record."))
        # Somebody who keeps themselves away does not see the complaint again.
        seen = complaints_visible_to(request.user).filter(pk=pk).exists()
        return redirect("complaint-detail", pk=pk) if seen else redirect("complaint-list")
    context = {"complaint": complaint, "act": ACTS[act], "form": form}
    return render(request, "complaints/act.html", context, status=status)


def _sends_names(sent: QueryDict | None) -> bool:
    return sent is not None and any(key.startswith(PERSON) for key in sent.getlist("picked"))


def _attempt(act: str, doing: Doing, form: forms.Form) -> int:
    """Make the call of a valid form; the code of the answer, 200 where it is done."""
    if not form.is_valid():
        return 422
    try:
        RUNS[act](**form.cleaned_data, **doing.on)
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return code_of(refusal)
    return 200


def _move(doing: Doing) -> forms.Form:
    targets = targets_for(doing.complaint, doing.user)
    return desk_forms.MoveForm(doing.sent, complaint=doing.complaint, targets=targets)


def _plain(kind: type[forms.Form]) -> Callable[[Doing], forms.Form]:
    return lambda doing: kind(doing.sent)


FORMS: dict[str, Callable[[Doing], forms.Form]] = {
    "move": _move,
    "assign": _plain(desk_forms.AssignForm),
    "team": _plain(desk_forms.TeamForm),
    "refer": lambda doing: ReferForm(doing.sent, complaint=doing.complaint, names=doing.names),
    "pause": _plain(desk_forms.PauseForm),
    "resume": _plain(ConfirmForm),
    "extend": _plain(desk_forms.ReasonForm),
    "leave-closed": _plain(ConfirmForm),
    "recuse": _plain(desk_forms.RecuseForm),
}
RUNS: dict[str, Callable[..., object]] = {
    "move": move_complaint,
    "assign": assign,
    "team": send_to_team,
    "refer": refer,
    "pause": pause,
    "resume": resume,
    "extend": extend_report,
    "leave-closed": leave_closed,
    "recuse": recuse,
}
