"""The rules of routing: those in force, the draft, and what the draft would do."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from complaints.routing import drafting, selectors
from complaints.routing.trying import try_rules
from complaints.states import SUPERVISE
from complaints.views.desk_refusals import REFUSALS, code_of
from complaints.views.routing_forms import EnactForm, NumberForm, RuleForm
from portal.accounts.models import User
from portal.jurisdictions.access import holds_everywhere
from portal.jurisdictions.requests import SignedRequest

Forms = dict[str, forms.Form]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_routing(request: SignedRequest) -> HttpResponse:
    """The rules for all of the staff; supervisors change the draft and put it in force."""
    at = timezone.now()
    shown: Forms = {"rule": RuleForm(), "enact": EnactForm()}
    if request.method != "POST":
        return _page(request, shown, at)
    try:
        is_done = DOES.get(request.POST.get("do", ""), _nothing)(
            request.POST, request.user, at, shown
        )
    except REFUSALS as refusal:
        return _page(request, shown, at, status=code_of(refusal), refusal=str(refusal))
    if not is_done:
        return _page(request, shown, at, status=422)
    messages.success(request, _("This is on record."))
    return redirect("complaint-routing")


def _page(
    request: SignedRequest, shown: Forms, at: datetime, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    draft = selectors.draft_of_rules()
    rules = selectors.rules_of(draft)
    present = selectors.in_force(at=at)
    context: dict[str, Any] = {
        "in_force": present,
        "rules": selectors.rules_of(present),
        "enacted": selectors.enacted_sets(),
        "draft": draft,
        "draft_rules": rules,
        "tried": try_rules(rules, request.user) if draft else None,
        "may_change": holds_everywhere(request.user, SUPERVISE),
        "refusal": refusal,
        **shown,
    }
    return render(request, "complaints/routing.html", context, status=status)


def _nothing(sent: QueryDict, by: User, at: datetime, shown: Forms) -> bool:
    return False


def _start(sent: QueryDict, by: User, at: datetime, shown: Forms) -> bool:
    drafting.start_draft(by=by, at=at)
    return True


def _add(sent: QueryDict, by: User, at: datetime, shown: Forms) -> bool:
    shown["rule"] = form = RuleForm(sent)
    if form.is_valid():
        drafting.add_rule(**form.cleaned_data, by=by, at=at)
    return form.is_valid()


def _on_rule(call: Callable[..., None]) -> Callable[[QueryDict, User, datetime, Forms], bool]:
    def do(sent: QueryDict, by: User, at: datetime, shown: Forms) -> bool:
        form = NumberForm({"number": sent.get("rule", "")})
        if form.is_valid():
            call(rule_id=form.cleaned_data["number"], by=by, at=at)
        return form.is_valid()

    return do


def _enact(sent: QueryDict, by: User, at: datetime, shown: Forms) -> bool:
    shown["enact"] = form = EnactForm(sent)
    if form.is_valid():
        drafting.enact_rules(effective_at=form.instant(at), by=by, at=at)
    return form.is_valid()


DOES: dict[str, Callable[[QueryDict, User, datetime, Forms], bool]] = {
    "start": _start,
    "add": _add,
    "remove": _on_rule(drafting.remove_rule),
    "raise": _on_rule(drafting.raise_rule),
    "enact": _enact,
}
