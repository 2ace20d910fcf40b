"""The home page, and what every page knows."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.jurisdictions.access import investigates, may, rights_held
from portal.jurisdictions.role_table import COMMITTEE_RIGHTS, STATISTICS_RIGHTS
from portal.register.moments import Moment
from portal.register.selectors import counties, counts
from portal.webhooks.managers import RIGHTS as DIRECTS

ACTS = ("decide_participation", "act_for_program")
DETAINERS = ("answer_detainer", "decide_participation")
CASEWORK = ("work_status", "issue_detainer", "supervise_case")


def context(request: HttpRequest) -> dict[str, object]:
    """Which staff pages the header offers to this person."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"demo": settings.DEMO, "nav": {}}
    held = rights_held(user)
    nav = {
        "participation": not held.isdisjoint(ACTS),
        "questions": "decide_participation" in held,
        "bookings": "view_booking" in held,
        "detainers": not held.isdisjoint(DETAINERS),
        "people": "manage_people" in held,
        "webhooks": not held.isdisjoint(DIRECTS),
        "review": may(user, "review_candidate"),
        "casework": any(may(user, right) for right in CASEWORK),
        "investigation": investigates(user),
        "statistics": any(may(user, right) for right in STATISTICS_RIGHTS),
        "committee": any(may(user, right) for right in COMMITTEE_RIGHTS),
        "operations": may(user, "operate_jobs"),
        "administration": user.is_superuser,
    }
    return {"demo": settings.DEMO, "nav": nav}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the portal is and is not, and its doors."""
    now = timezone.now()
    live = counts(counties(moment=Moment(instant=now))).searched
    page = {"live": live, "as_of": now}
    return render(request, "portal/home.html", page)
