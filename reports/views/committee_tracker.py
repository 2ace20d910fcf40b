"""What everybody reads: settled findings with the vote and every statement, and the tracker."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from reports.committee.findings import tracker
from reports.committee.findings.feeds import MOST, feed
from reports.committee.findings.files import COLUMNS, tracker_csv, tracker_json
from reports.views.committee_tracker_forms import DutyFilterForm, TrackerForm

PAGE = 50
CSV, JSON = "text/csv; charset=utf-8", "application/json"
FILES = {CSV: (tracker_csv, "csv"), JSON: (tracker_json, "json")}


@require_safe
def finding_list(request: HttpRequest) -> HttpResponse:
    """The findings that were settled, adopted or not."""
    form = DutyFilterForm(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = tracker.published_findings(**chosen)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "committee/findings.html", {"form": form, "page_obj": page})


@require_safe
def finding_page(request: HttpRequest, reference: str) -> HttpResponse:
    """A finding, how each seat voted, what members said, and what it recommends."""
    finding = tracker.published_finding(reference)
    if finding is None:
        raise Http404("No settled finding has this number.")
    context = {
        "finding": finding,
        "statements": tracker.said_on(finding),
        "ballots": tracker.ballots_on(finding),
        "rows": tracker.tracked_of(finding, at=timezone.now()),
    }
    return render(request, "committee/finding.html", context)


@require_safe
def recommendation_list(request: HttpRequest) -> HttpResponse:
    """The tracker: each recommendation, what was answered, and what was left undone."""
    rows = tracker.tracked(at=timezone.now())
    form = TrackerForm(request.GET or None, addressees=tracker.addressees(rows))
    chosen = form.cleaned_data if form.is_valid() else {}
    page = Paginator(tracker.narrowed(rows, **chosen), PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "counts": tracker.counted(rows), "page_obj": page, "total": len(rows)}
    return render(request, "committee/recommendations.html", context)


@require_safe
def recommendation_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One recommendation at its permanent address."""
    row = tracker.tracked_one(reference, at=timezone.now())
    if row is None:
        raise Http404("No recommendation has this number.")
    return render(request, "committee/recommendation.html", {"row": row, "advice": row.advice})


@require_safe
def recommendation_columns(request: HttpRequest) -> HttpResponse:
    """What the files hold, column by column."""
    return render(request, "committee/recommendation_files.html", {"columns": COLUMNS})


@gzip_page
@require_safe
def recommendation_file(_request: HttpRequest, media_type: str) -> HttpResponse:
    """The whole tracker as a file."""
    write, ending = FILES[media_type]
    name = f'attachment; filename="recommendations.{ending}"'
    return HttpResponse(
        write(tracker.tracked(at=timezone.now())),
        content_type=media_type,
        headers={"Content-Disposition": name},
    )


@gzip_page
@require_safe
def recommendation_feed(request: HttpRequest) -> HttpResponse:
    """What changed last."""
    root = request.build_absolute_uri("/").rstrip("/")
    made = feed(
        findings=list(tracker.published_findings()[:MOST]),
        rows=tracker.tracked(at=timezone.now()),
        root=root,
        path=request.path,
    )
    return HttpResponse(made, content_type="application/atom+xml; charset=utf-8")


@require_safe
def evidence(_request: HttpRequest, sha256: str) -> HttpResponse:
    """The bytes of a document that was handed in as evidence, to be kept, not to be run."""
    found = tracker.evidence(sha256)
    if found is None:
        raise Http404("No evidence has this SHA-256.")
    return HttpResponse(
        bytes(found.content),
        content_type=found.media_type,
        headers={
            "Content-Disposition": content_disposition_header(True, found.name) or "attachment",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "public, max-age=3600",
        },
    )
