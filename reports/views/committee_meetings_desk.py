"""The desk's pages of meetings: the list, a meeting, its plan, who is there, and its minutes."""

from functools import partial
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from complaints.views.attempts import attempt
from portal.jurisdictions.access import may
from portal.jurisdictions.requests import SignedRequest
from reports.committee.meetings.doing import acts_open, item_acts_open
from reports.committee.meetings.models import Meeting
from reports.committee.meetings.moving import is_held
from reports.committee.meetings.planning import plan_meeting
from reports.committee.meetings.quorum import count_of
from reports.committee.meetings.refusals import REFUSALS, code_of
from reports.committee.meetings.selectors import (
    hidden_items,
    items_of,
    marks_of,
    meeting_of,
    meetings,
    minutes_of,
    notices_of,
    overdue_minutes,
    paper_file,
    roll_call,
    standing_of,
)
from reports.committee.meetings.services import arrive, leave
from reports.committee.seats.states import RUN
from reports.views.answering import answer, sent_in
from reports.views.committee_files import document_answer
from reports.views.committee_meetings_forms import AttendanceForm, PlanForm

PAGE = 25


@never_cache
@require_safe
def committee_desk_meetings(request: SignedRequest) -> HttpResponse:
    """Every meeting, and those whose minutes are overdue."""
    context = {
        "page_obj": Paginator(meetings(), PAGE).get_page(request.GET.get("page")),
        "overdue": overdue_minutes(timezone.now()),
        "may_plan": may(request.user, RUN),
    }
    return render(request, "committee/meeting_desk_list.html", context)


@never_cache
@require_safe
def committee_desk_meeting(request: SignedRequest, pk: UUID) -> HttpResponse:
    """One meeting with all that was written down, and what can be done now."""
    at, meeting = timezone.now(), _meeting(pk)
    context = {
        "meeting": meeting,
        "items": items_of(meeting),
        "kept_from": hidden_items(meeting, request.user, at=at),
        "notices": notices_of(meeting),
        "called": roll_call(meeting) if meeting.opened_at else [],
        "marks": marks_of(meeting),
        "count": count_of(meeting) if is_held(meeting) else None,
        "versions": minutes_of(meeting),
        "standing": standing_of(meeting, at=at),
        "acts": acts_open(meeting, request.user, at=at),
        "item_acts": item_acts_open(meeting, request.user),
        "may_run": may(request.user, RUN),
    }
    return render(request, "committee/meeting_desk.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_meeting_plan(request: SignedRequest) -> HttpResponse:
    """Plan a meeting."""
    return answer(
        request,
        "committee/meeting_plan.html",
        PlanForm(sent_in(request)),
        partial(plan_meeting, by=request.user, at=timezone.now()),
        onward=lambda made: reverse("committee-desk-meeting", args=[made.pk]),
        refusals=REFUSALS,
        code_of=code_of,
        said=_("The meeting is planned. Now put items on its agenda."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_meeting_attendance(request: SignedRequest, pk: UUID) -> HttpResponse:
    """Who is there, with a button for each who comes or leaves."""
    meeting, status = _meeting(pk), 200
    form = AttendanceForm(request.POST or None)
    if request.method == "POST":
        by, at = request.user, timezone.now()
        calls = {AttendanceForm.COMES: arrive, AttendanceForm.LEAVES: leave}
        status = attempt(
            form,
            lambda term_id, what: calls[what](meeting_id=pk, term_id=term_id, by=by, at=at),
            refusals=REFUSALS,
            code_of=code_of,
        )
        if status == 200:
            return redirect("committee-meeting-attendance", pk=pk)
    context = {
        "meeting": meeting,
        "form": form,
        "called": roll_call(meeting),
        "is_held": is_held(meeting),
        "count": count_of(meeting),
        "marks": marks_of(meeting),
    }
    return render(request, "committee/meeting_attendance.html", context, status=status)


@never_cache
@require_safe
def committee_desk_minutes(request: SignedRequest, pk: UUID, version: int) -> HttpResponse:
    """A version of a meeting's minutes, certified or not."""
    meeting = _meeting(pk)
    versions = {one.version: one for one in minutes_of(meeting)}
    if version not in versions:
        raise Http404("There is no such version.")
    context = {
        "meeting": meeting,
        "minutes": versions[version],
        "latest": max(versions),
        "public": False,
    }
    return render(request, "committee/meeting_minutes.html", context)


@never_cache
@require_safe
def committee_desk_paper(request: SignedRequest, sha256: str) -> HttpResponse:
    """A paper of any meeting, as a file."""
    found = paper_file(sha256)
    if found is None:
        raise Http404("No paper has this SHA-256.")
    return document_answer(found)


def _meeting(pk: UUID) -> Meeting:
    meeting = meeting_of(pk)
    if meeting is None:
        raise Http404("There is no such meeting.")
    return meeting
