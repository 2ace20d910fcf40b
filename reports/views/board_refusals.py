"""How what a release refuses becomes an HTTP code, whichever stage refuses it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.participation import refusals as participation
from portal.states import TransitionRefused
from reports.calendar import refusals as calendar
from reports.releases import refusals as releases
from reports.statistics.cubing import NothingToFreeze

CODES: dict[type[Exception], int] = {
    **calendar.CODES,
    TransitionRefused: 409,
    NothingToFreeze: 409,
    releases.NotReady: 409,
    releases.PackageChanged: 409,
    releases.SamePerson: 409,
    releases.NothingPublished: 409,
    releases.NoReason: 422,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)


def refused(request: HttpRequest, refusal: Exception, number: int) -> HttpResponse:
    """A refusal as a page with its sentence and the way back to the release."""
    context = {
        "message": str(refusal),
        "url": reverse("release-detail", args=[number]),
        "label": _("Back to the release"),
    }
    return render(request, "casework/refused.html", context, status=code_of(refusal))
