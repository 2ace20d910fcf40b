"""The home page, and what every page knows."""

from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.gzip import gzip_page
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
    """Which staff pages the header offers to this person, and where a page can be had again."""
    user = getattr(request, "user", None)
    shared: dict[str, object] = {"demo": settings.DEMO, "here": here(request)}
    if user is None or not user.is_authenticated:
        return {**shared, "nav": {}}
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
    return {**shared, "nav": nav}


def here(request: HttpRequest) -> str:
    """The address that shows this page again, with all that was asked of it.

    What answers a form may take nothing but forms; the page that the form stood on shows it.
    """
    before = request.headers.get("Referer", "")
    if request.method != "POST" or not _is_ours(before, request):
        return request.get_full_path()
    parts = urlsplit(before)
    return urlunsplit(("", "", parts.path or "/", parts.query, ""))


def _is_ours(address: str, request: HttpRequest) -> bool:
    try:
        hosts = {request.get_host()}
    except DisallowedHost:  # this page is the refusal of that
        return False
    return url_has_allowed_host_and_scheme(address, hosts, require_https=request.is_secure())


@gzip_page
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the portal is and is not, and its doors."""
    now = timezone.now()
    live = counts(counties(moment=Moment(instant=now))).searched
    page = {"live": live, "as_of": now}
    return render(request, "portal/home.html", page)
