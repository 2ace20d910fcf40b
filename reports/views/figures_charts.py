"""Pictures of a version: on a page with their rows, and bare, for other sites to frame."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from reports.publication.chart_pages import ChartPage, chart_page
from reports.views.figures import wanted

# The site's own policy, but that any site may frame the page.
FRAMED = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none';"
    " frame-ancestors *"
)


@gzip_page
@require_safe
def figure_map(request: HttpRequest, quarter: str, version: str, measure: str) -> HttpResponse:
    """A map of the counties, and its rows."""
    return _chart(request, quarter, version, f"map-{measure}")


@gzip_page
@require_safe
def figure_funnel(
    request: HttpRequest, quarter: str, version: str, indicator: str
) -> HttpResponse:
    """A funnel of the counties with enough expected, and its rows."""
    return _chart(request, quarter, version, f"funnel-{indicator}")


@xframe_options_exempt
@gzip_page
@require_safe
def figure_embed(request: HttpRequest, quarter: str, version: str, chart: str) -> HttpResponse:
    """A picture with its sentence and its source alone."""
    page = _page(request, quarter, version, chart)
    answer = render(request, "figures/embed.html", {"page": page})
    answer.headers["Content-Security-Policy"] = FRAMED
    return answer


def _chart(request: HttpRequest, quarter: str, version: str, name: str) -> HttpResponse:
    page = _page(request, quarter, version, name)
    context = {"page": page, "page_obj": page.rows}
    return render(request, "figures/chart.html", context)


def _page(request: HttpRequest, quarter: str, version: str, name: str) -> ChartPage:
    page = chart_page(
        wanted(quarter, version),
        name,
        language=get_language() or "en",
        state=request.GET.get("state", ""),
        page=request.GET.get("page"),
    )
    if page is None:
        raise Http404("There is no such picture.")
    return page
