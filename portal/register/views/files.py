"""The register as files: CSV, JSON and feeds, and the page that explains them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from portal.register import downloads, selectors
from portal.register.columns import EVENTS, PLACES
from portal.register.feeds import feed
from portal.register.forms import MomentForm
from portal.register.moments import Moment

CSV, JSON = "text/csv; charset=utf-8", "application/json"
PLACE_FILES = {CSV: downloads.places_csv, JSON: downloads.places_json}
EVENT_FILES = {CSV: downloads.events_csv, JSON: downloads.events_json}


@require_safe
def jurisdiction_downloads(request: HttpRequest) -> HttpResponse:
    """What the files hold, column by column."""
    return render(
        request, "register/jurisdiction_downloads.html", {"places": PLACES, "events": EVENTS}
    )


@gzip_page
@require_safe
def place_file(request: HttpRequest, media_type: str) -> HttpResponse:
    """Every listed place with its axes at a moment."""
    form = MomentForm(request.GET)
    if not form.is_valid():
        return HttpResponse(form.sentence, status=400, content_type="text/plain; charset=utf-8")
    moment = form.moment or Moment(instant=timezone.now())
    return _file(PLACE_FILES[media_type](moment=moment), media_type, "jurisdictions")


@gzip_page
@require_safe
def event_file(request: HttpRequest, media_type: str) -> HttpResponse:
    """Every act."""
    return _file(EVENT_FILES[media_type](), media_type, "participation-events")


@gzip_page
@require_safe
def jurisdiction_feed(request: HttpRequest, fips: str = "") -> HttpResponse:
    """The latest acts, of all places or of one."""
    place = selectors.place(code=fips) if fips else None
    if fips and place is None:
        raise Http404("No place has this code.")
    root = request.build_absolute_uri("/").rstrip("/")
    return HttpResponse(
        feed(root=root, path=request.path, place=place),
        content_type="application/atom+xml; charset=utf-8",
    )


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    ending = "csv" if media_type == CSV else "json"
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"'},
    )
