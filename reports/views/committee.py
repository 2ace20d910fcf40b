"""What everybody reads of the committee: what it is for, who sits on it, who keeps away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.jurisdictions.zones import washington_day
from reports.committee.seats.selectors import (
    charter_on,
    interests,
    recusals,
    resignations,
    seats_of,
    shares_of,
    sitting,
)
from reports.committee.seats.states import Duty
from reports.views.committee_ways import PUBLIC


@require_safe
def committee(request: HttpRequest) -> HttpResponse:
    """What the committee is for, and the ways to all that it does."""
    day = washington_day(timezone.now())
    charter = charter_on(day)
    context = {
        "charter": charter,
        "day": day,
        "duties": [duty.label for duty in Duty],
        "shares": shares_of(charter, day=day) if charter else [],
        "ways": PUBLIC,
    }
    return render(request, "committee/committee.html", context)


@require_safe
def committee_members(request: HttpRequest) -> HttpResponse:
    """Every seat with who sits in it, declared interests, recusals and resignations."""
    day = washington_day(timezone.now())
    charter = charter_on(day)
    held = sitting(day)
    seats = list(seats_of(charter)) if charter else []
    context = {
        "charter": charter,
        "day": day,
        "seats": [(seat, [one for one in held if one.seat_id == seat.pk]) for seat in seats],
        "interests": interests(),
        "recusals": recusals(),
        "resignations": resignations(),
    }
    return render(request, "committee/members.html", context)
