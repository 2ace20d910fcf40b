"""The public page of the rules by which cases are decided, as of any day."""

from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from matching.policy.pages import rules_page
from portal.day_input import DayInput


class DayForm(forms.Form):
    """The day whose rules are wanted."""

    on = forms.DateField(
        label=_("Rules as of the day"),
        required=False,
        widget=DayInput({"class": "usa-input"}),
    )


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """What is in force now, or at the end of a day in UTC, each rule with its source and tests."""
    form = DayForm(request.GET or None)
    at = timezone.now()
    if form.is_valid() and form.cleaned_data["on"]:
        at = datetime.combine(form.cleaned_data["on"], time.max, tzinfo=UTC)
    page: dict[str, Any] = {"form": form, "at": at, "rules": rules_page(at=at)}
    return render(request, "policy/rules.html", page, status=200 if not form.errors else 422)
