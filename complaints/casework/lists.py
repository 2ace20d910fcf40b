"""The desk's lists: what waits for whom, each in the order of one index.

Nobody finds in them a complaint against a place of their own, or one that names them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from complaints.casework import columns, filters
from complaints.casework.models import Assignment, Deadline
from complaints.casework.running import OVER
from complaints.clusters.selectors import size_of_cluster
from complaints.models import Complaint
from complaints.routing.models import Routing
from complaints.routing.selectors import teams_of
from complaints.selectors import complaints_visible_to
from complaints.states import Status
from portal.accounts.models import User
from portal.worklists.keyset import Keyset
from portal.worklists.lists import WorkList

OPENED, LATEST = Keyset("opened_at"), Keyset("opened_at", newest_first=True)
AT_INTAKE = (Status.ACKNOWLEDGED, Status.CONSENT_PENDING, Status.INTAKE_REVIEW)


@dataclass(frozen=True, kw_only=True)
class ComplaintList(WorkList):
    """One list of the desk; ``kind`` is complaints or deadlines."""

    @property
    def kept_as(self) -> str:
        """Other desks have lists of the same keys."""
        return f"complaints-{self.key}"


def draw_complaints(rows: QuerySet[Complaint]) -> QuerySet[Any]:
    """Complaints with their places, who has each and what is due next; never what was told."""
    given = Assignment.objects.filter(complaint=OuterRef("pk"), ended_at=None)
    due = Deadline.objects.filter(complaint=OuterRef("pk"), ended_at=None).order_by("due_at")
    queue = Routing.objects.filter(complaint=OuterRef("pk"), ended_at=None)
    linked = rows.select_related("jurisdiction", "agency").defer("content")
    return linked.annotate(
        ori=F("agency__ori"),
        given_to=Subquery(given.values("assignee__username")[:1]),
        next_due_at=Subquery(due.values("due_at")[:1]),
        team=Subquery(queue.values("team__name")[:1]),
        urgent=Exists(queue.filter(urgent=True)),
        together=Subquery(size_of_cluster()[:1]),
    )


def draw_deadlines(rows: QuerySet[Deadline]) -> QuerySet[Any]:
    """Deadlines with their complaints, and who has each."""
    given = Assignment.objects.filter(complaint=OuterRef("complaint"), ended_at=None)
    linked = rows.select_related("jurisdiction", "complaint").defer("complaint__content")
    return linked.annotate(given_to=Subquery(given.values("assignee__username")[:1]))


def _in_states(*states: str) -> Callable[[User], QuerySet[Complaint]]:
    return lambda user: complaints_visible_to(user).filter(status__in=states)


def _mine(user: User) -> QuerySet[Complaint]:
    given = Assignment.objects.filter(assignee=user, ended_at=None)
    visible = complaints_visible_to(user).filter(pk__in=given.values("complaint"))
    return visible.exclude(status__in=sorted(OVER))


def _of_my_teams(user: User) -> QuerySet[Complaint]:
    queues = Routing.objects.filter(team__in=teams_of(user).values("team"), ended_at=None)
    visible = complaints_visible_to(user).filter(pk__in=queues.values("complaint"))
    return visible.exclude(status__in=sorted(OVER))


def _overdue(user: User) -> QuerySet[Deadline]:
    visible = complaints_visible_to(user).order_by()
    late = Deadline.objects.filter(ended_at=None, due_at__lte=Now())
    return late.filter(complaint__in=visible.values("pk"))


_list = partial(
    ComplaintList,
    kind="complaints",
    drawn=draw_complaints,
    columns=columns.COMPLAINTS,
    filter=filters.ComplaintFilter,
    order=OPENED,
)
LISTS = {
    one.key: one
    for one in (
        _list(
            key="new",
            title=_("New complaints"),
            about=_("Received and not acknowledged; the one that waits longest is first."),
            rows=_in_states(Status.RECEIVED),
        ),
        _list(
            key="triage",
            title=_("To triage"),
            about=_("With intake: to be looked at; the one that waits longest is first."),
            rows=_in_states(*AT_INTAKE),
            filter=filters.AnyStateFilter,
        ),
        _list(
            key="mine",
            title=_("Mine"),
            about=_("Given to me and not over; the one that waits longest is first."),
            rows=_mine,
            filter=filters.AnyStateFilter,
        ),
        _list(
            key="team",
            title=_("My teams"),
            about=_("In the queues of my teams and not over; what waits longest is first."),
            rows=_of_my_teams,
            filter=filters.AnyStateFilter,
        ),
        ComplaintList(
            key="overdue",
            title=_("Overdue"),
            about=_("Deadlines that are missed; the one that is late longest is first."),
            kind="deadlines",
            rows=_overdue,
            drawn=draw_deadlines,
            columns=columns.DEADLINES,
            filter=filters.DeadlineFilter,
            order=Keyset("due_at"),
        ),
        _list(
            key="all",
            title=_("All"),
            about=_("Every complaint, the latest first."),
            rows=complaints_visible_to,
            filter=filters.AnyStateFilter,
            order=LATEST,
        ),
    )
}
