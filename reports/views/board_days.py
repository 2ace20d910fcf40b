"""The days of the releases, as statisticians change them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.jurisdictions.requests import SignedRequest
from portal.quarters import Quarter
from reports.calendar.selectors import changeable, changes_latest
from reports.calendar.services import change_day
from reports.views.board_forms import DayForm
from reports.views.board_refusals import REFUSALS, code_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def release_days(request: SignedRequest) -> HttpResponse:
    """Change the day of a release, with a reason for the public."""
    now = timezone.now()
    planned = list(changeable())
    form, status = DayForm(request.POST or None, planned=planned), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            quarter = Quarter.named(form.cleaned_data.pop("quarter"))
            try:
                change_day(quarter=quarter, by=request.user, at=now, **form.cleaned_data)
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                status = code_of(refusal)
            else:
                messages.success(request, _("The new day and its reason are public now."))
                return redirect("release-days")
    context = {"form": form, "planned": planned, "changes": changes_latest()}
    return render(request, "releases/days.html", context, status=status)
