"""The committee's meetings as everybody sees them: from the first notice to posted minutes."""

from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from reports.committee.meetings.feeds import feed
from reports.committee.meetings.models import Meeting
from reports.committee.meetings.selectors import (
    attendance_of,
    items_of,
    marks_of,
    notices_of,
    overdue_minutes,
    posted_minutes,
    public_meeting,
    public_meetings,
    public_paper_file,
    standing_of,
)
from reports.views.committee_files import document_answer
from reports.views.committee_meetings_ics import calendar_file

PAGE = 25


@require_safe
def committee_meetings(request: HttpRequest) -> HttpResponse:
    """Every meeting of which a notice was given, the latest first."""
    page = Paginator(public_meetings(), PAGE).get_page(request.GET.get("page"))
    late = overdue_minutes(timezone.now())
    context = {"page_obj": page, "languages": settings.LANGUAGES, "overdue": late}
    return render(request, "committee/meeting_list.html", context)


@require_safe
def committee_meeting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One meeting: its notices, agenda and papers; who was there once the minutes are posted."""
    meeting = _public(pk)
    versions = list(posted_minutes(meeting))
    context = {
        "meeting": meeting,
        "items": items_of(meeting),
        "notices": notices_of(meeting),
        "standing": standing_of(meeting, at=timezone.now()),
        "versions": versions,
        "attendance": attendance_of(meeting) if versions else [],
        "marks": marks_of(meeting) if versions else [],
    }
    return render(request, "committee/meeting_public.html", context)


@require_safe
def committee_meeting_minutes(request: HttpRequest, pk: UUID, version: int) -> HttpResponse:
    """A posted version of a meeting's minutes."""
    meeting = _public(pk)
    versions = {one.version: one for one in posted_minutes(meeting)}
    if version not in versions:
        raise Http404("No such version was posted.")
    context = {
        "meeting": meeting,
        "minutes": versions[version],
        "latest": max(versions),
        "public": True,
    }
    return render(request, "committee/meeting_minutes.html", context)


@require_safe
def committee_paper(request: HttpRequest, sha256: str) -> HttpResponse:
    """A paper of a noticed meeting, as a file."""
    found = public_paper_file(sha256)
    if found is None:
        raise Http404("No paper has this SHA-256.")
    return document_answer(found)


@require_safe
def committee_meetings_file(request: HttpRequest, language: str) -> HttpResponse:
    """The meetings for a calendar program, in one of the site's languages."""
    if language not in dict(settings.LANGUAGES):
        raise Http404("The site does not speak this language.")
    with override(language):
        data = calendar_file(
            public_meetings(), root=settings.PUBLIC_ADDRESS.rstrip("/"), language=language
        )
    name = f'attachment; filename="meetings-{language}.ics"'
    return HttpResponse(
        data, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": name}
    )


@require_safe
def committee_meetings_feed(request: HttpRequest) -> HttpResponse:
    """Notices and minutes as they become public."""
    root = request.build_absolute_uri("/").rstrip("/")
    data = feed(root=root, path=reverse("committee-meetings-feed"))
    return HttpResponse(data, content_type="application/atom+xml; charset=utf-8")


def _public(pk: UUID) -> Meeting:
    meeting = public_meeting(pk)
    if meeting is None:
        raise Http404("No meeting of this number was noticed.")
    return meeting
