"""Statements of the public: to write one without an account, and to read those of a meeting."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from complaints.views.attempts import attempt
from complaints.views.filing import language
from reports.committee.meetings.selectors import public_meeting
from reports.committee.meetings.statement_refusals import REFUSALS, code_of
from reports.committee.meetings.statement_selectors import (
    agenda_of,
    meeting_written_to,
    meetings_with_statements,
    posted,
    posted_to,
    totals_of,
    withheld,
)
from reports.committee.meetings.statement_times import DAYS_AFTER, times_of
from reports.committee.meetings.statements import file_statement
from reports.views.committee_statements_forms import StatementForm

MEETINGS, STATEMENTS = 25, 25  # on a page


@require_safe
def committee_statements(request: HttpRequest) -> HttpResponse:
    """Meetings to which one can write, and those to which somebody wrote."""
    found = meetings_with_statements(at=timezone.now())
    page = Paginator(found, MEETINGS).get_page(request.GET.get("page"))
    return render(request, "committee/statement_meetings.html", {"page_obj": page})


@require_safe
def committee_meeting_statements(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was written to a meeting, by item, and how much of it."""
    meeting = public_meeting(pk)
    if meeting is None:
        raise Http404("There is no such meeting.")
    context = {
        "meeting": meeting,
        "times": times_of(meeting, at=timezone.now()),
        "totals": totals_of(meeting),
        "page_obj": Paginator(posted_to(meeting), STATEMENTS).get_page(request.GET.get("page")),
    }
    return render(request, "committee/statement_list.html", context)


@require_safe
@never_cache
def committee_statement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One statement: its words if they are shown, else that it came in and what happens next."""
    meeting = meeting_written_to(pk)
    if meeting is None:
        raise Http404("There is no such statement.")
    context = {"pk": pk, "meeting": meeting, "posted": posted(pk), "withheld": withheld(pk)}
    return render(request, "committee/statement.html", context)


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def committee_statement_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The form for a statement, and filing it; whoever files is led to the page of its number."""
    at, meeting = timezone.now(), public_meeting(pk)
    if meeting is None:
        raise Http404("There is no such meeting.")
    sent = request.POST if request.method == "POST" else None
    form, status = StatementForm(sent, items=agenda_of(meeting), language=language()), 200
    if sent is not None:
        filed: list[UUID] = []
        caller = get_adapter().get_client_ip(request)
        on = {"meeting_id": pk, "caller": caller, "at": at}
        status = attempt(
            form,
            lambda **given: filed.append(file_statement(**given, **on)),
            refusals=REFUSALS,
            code_of=code_of,
        )
        if filed:
            return redirect("committee-statement", pk=filed[0])
    times = times_of(meeting, at=at)
    context = {"meeting": meeting, "times": times, "form": form, "days": DAYS_AFTER}
    return render(request, "committee/statement_new.html", context, status=status)
