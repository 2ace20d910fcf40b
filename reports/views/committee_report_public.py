"""What everybody reads of reports: those that are published, each from its sealed text alone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from reports.committee.report.canonical import canonical
from reports.committee.report.reading import (
    day_of,
    members_of,
    parts_of,
    positions_of,
    resignations_of,
    tally_of,
)
from reports.committee.report.selectors import (
    Published,
    paper_of,
    published_report,
    published_reports,
)

KEPT = "public, max-age=3600"


@gzip_page
@require_safe
def committee_reports(request: HttpRequest) -> HttpResponse:
    """Every published report, the latest first."""
    return render(request, "committee/report_public_list.html", {"reports": published_reports()})


@gzip_page
@require_safe
def committee_report(request: HttpRequest, number: int) -> HttpResponse:
    """One report, with the position of every seat."""
    found = _found(number)
    sealed = found.sealed
    context = {
        "found": found,
        "body": sealed["body"],
        "facts": {name: day_of(sealed[name]) for name in ("reply_by", "published_on")},
        "tally": tally_of(sealed),
        "positions": positions_of(sealed),
        "parts": parts_of(sealed["body"]),
        "resignations": resignations_of(sealed),
        "members": members_of(sealed),
    }
    return render(request, "committee/report_public.html", context)


@require_safe
def committee_report_pdf(request: HttpRequest, number: int) -> HttpResponse:
    """The same as a PDF, as it was made when the report was published."""
    found = _found(number)
    return _file(paper_of(found), "application/pdf", found.pdf.name)


@gzip_page
@require_safe
def committee_report_sealed(request: HttpRequest, number: int) -> HttpResponse:
    """The sealed text, byte for byte as its SHA-256 was computed."""
    found = _found(number)
    name = f"report-{found.number}.json"
    return _file(canonical(found.sealed), "application/json", name)


def _found(number: int) -> Published:
    found = published_report(number)
    if found is None:
        raise Http404("No report of this number is published.")
    return found


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": KEPT,
        },
    )
