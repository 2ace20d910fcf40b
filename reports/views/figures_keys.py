"""The keys with which anybody checks a release, as plain text."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reports.releases.keys import published_keys


@require_safe
def figure_keys(_request: HttpRequest) -> HttpResponse:
    """The published keys, one a line, the newest last."""
    lines = "".join(f"{key}\n" for key in published_keys())
    return HttpResponse(lines, content_type="text/plain; charset=utf-8")
