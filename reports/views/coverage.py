"""The figures of training, for anybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from reports.coverage.models import Sheet
from reports.coverage.selectors import sheet
from reports.publication.training_files import coverage_csv, dictionary_csv
from reports.publication.training_pages import training_page, training_place

CSV = "text/csv; charset=utf-8"


@gzip_page
@require_safe
def coverage(request: HttpRequest, quarter: str = "") -> HttpResponse:
    """A quarter's figures, or the latest; before the first ones, why there are none."""
    told = _wanted(quarter) if quarter else sheet()
    page = training_page(told, topic=request.GET.get("topic", "")) if told else None
    return render(request, "coverage/quarter.html", {"page": page})


@gzip_page
@require_safe
def coverage_place(request: HttpRequest, quarter: str, code: str) -> HttpResponse:
    """One place in a quarter."""
    page = training_place(_wanted(quarter), code)
    if page is None:
        raise Http404("No place of this code is in the register.")
    return render(request, "coverage/place.html", {"page": page})


@gzip_page
@require_safe
def coverage_rows(_request: HttpRequest, quarter: str) -> HttpResponse:
    """Every figure of a quarter as a file."""
    return _file(coverage_csv(_wanted(quarter)), f"training-{quarter}.csv")


@gzip_page
@require_safe
def coverage_dictionary(_request: HttpRequest) -> HttpResponse:
    """What the columns of the file mean."""
    return _file(dictionary_csv(), "training-dictionary.csv")


def _wanted(quarter: str) -> Sheet:
    found = sheet(quarter=quarter)
    if found is None:
        raise Http404("This quarter has no figures of training.")
    return found


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=CSV, headers=headers)
