"""What everybody sees of motions: each with its roll, every vote by name, and files of them."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.committee.meetings.selectors import public_meeting
from reports.committee.motions.ballots import ballots_of
from reports.committee.motions.columns import VOTES, votes_csv
from reports.committee.motions.models import Motion
from reports.committee.motions.selectors import decided, motion_of, motions, motions_in
from reports.committee.motions.states import DECIDED
from reports.views.committee_motions_tables import facts_of

PAGE = 50
CSV = "text/csv; charset=utf-8"


@require_safe
def committee_votes(request: HttpRequest) -> HttpResponse:
    """Every motion, those of the latest meeting first, and what the columns of the file mean."""
    page = Paginator(motions(), PAGE).get_page(request.GET.get("page"))
    columns = [(column.name, column.meaning) for column in VOTES]
    return render(request, "committee/motion_list.html", {"page_obj": page, "columns": columns})


@require_safe
def committee_meeting_motions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The motions of one meeting, in the order of its agenda."""
    meeting = public_meeting(pk)
    if meeting is None:
        raise Http404("There is no such meeting.")
    context = {"meeting": meeting, "motions": motions_in(meeting)}
    return render(request, "committee/motion_meeting.html", context)


@require_safe
def committee_votes_csv(_request: HttpRequest) -> HttpResponse:
    """Every vote of every motion that is decided."""
    return _file(votes_csv(decided()), "votes.csv")


@require_safe
def committee_motion(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One motion: its wording and amendments, its result, the roll, each vote with its reason."""
    motion = _wanted(pk)
    context = {
        "motion": motion,
        "facts": facts_of(motion),
        "ballots": ballots_of(motion),
        "decided": motion.status in DECIDED,
    }
    return render(request, "committee/motion_public.html", context)


@require_safe
def committee_motion_csv(_request: HttpRequest, pk: UUID) -> HttpResponse:
    """The votes on one motion; not found before it is decided."""
    motion = _wanted(pk)
    if motion.status not in DECIDED:
        raise Http404("The vote on this motion is not closed.")
    return _file(votes_csv([motion]), f"votes-{motion.reference}.csv")


def _wanted(pk: UUID) -> Motion:
    motion = motion_of(pk)
    if motion is None:
        raise Http404("There is no such motion.")
    return motion


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=CSV, headers=headers)
