"""The program's worklists: what waits for whom, each in the order of one index."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matching.casework import filters
from matching.detainers.models import Detainer
from matching.detainers.states import Status
from matching.holds.models import Overdue
from matching.policy.models import Outcome
from matching.policy.outcomes import GOES_ON
from matching.status.models import Case, Claim
from matching.status.states import CaseStatus
from portal.accounts.models import User
from portal.jurisdictions.access import may
from portal.worklists.keyset import Keyset

SPECIALIST, OFFICER, SUPERVISOR = "work_status", "issue_detainer", "supervise_case"
EVERYBODY = (SPECIALIST, OFFICER, SUPERVISOR)


@dataclass(frozen=True)
class Worklist:
    """One list: whose it is, its rows before any filter, its filters and its order.

    ``kind`` names the table it is drawn as: cases, claims, detainers or overdue.
    """

    key: str
    title: str | Promise
    about: str | Promise
    rights: tuple[str, ...]
    kind: str
    rows: Callable[[], QuerySet[Any]]
    filter: type[filters.ListFilter]
    order: Keyset

    def is_for(self, user: User) -> bool:
        """Whether the list is a person's own work, shown on their first page."""
        return any(may(user, right) for right in self.rights)


def _cases(**where: object) -> Callable[[], QuerySet[Case]]:
    """Cases with what a list shows, and whether a claim stops each; never the person's record."""

    def rows() -> QuerySet[Case]:
        cases = Case.objects.select_related("jurisdiction", "booking__agency", "assigned_to")
        claims = Claim.objects.filter(booking=OuterRef("booking"), outcome="")
        found = cases.annotate(is_stopped=Exists(claims))
        return found.defer("booking__person").filter(**where)

    return rows


def _claims() -> QuerySet[Claim]:
    rows = Claim.objects.select_related("jurisdiction", "booking__agency")
    return rows.defer("words", "reason", "booking__person").filter(outcome="")


def _detainers(**where: object) -> Callable[[], QuerySet[Detainer]]:
    def rows() -> QuerySet[Detainer]:
        found = Detainer.objects.select_related("jurisdiction", "agency", "drafted_by")
        return found.defer("code").filter(**where)

    return rows


def _overdue() -> QuerySet[Overdue]:
    return Overdue.objects.select_related("jurisdiction", "agency", "clock__detainer").defer(
        "clock__detainer__code"
    )


WAITING = [
    Worklist(
        "open",
        _("Open cases"),
        _("Confirmed matches that wait for a status specialist, the oldest first."),
        (SPECIALIST,),
        "cases",
        _cases(status=CaseStatus.OPEN),
        filters.CaseFilter,
        Keyset("opened_at"),
    ),
    Worklist(
        "queried",
        _("Queried cases"),
        _("Cases with a query that waits for its response, the oldest first."),
        (SPECIALIST,),
        "cases",
        _cases(status=CaseStatus.QUERIED),
        filters.CaseFilter,
        Keyset("opened_at"),
    ),
    Worklist(
        "answered",
        _("Cases to decide"),
        _("Cases with a response that wait for an officer's decision, the oldest first."),
        (OFFICER,),
        "cases",
        _cases(status=CaseStatus.ANSWERED),
        filters.CaseFilter,
        Keyset("opened_at"),
    ),
    Worklist(
        "proceed",
        _("Cases that may proceed"),
        _("Decided cases on which a detainer may be drafted and none is."),
        (OFFICER,),
        "cases",
        _cases(status=CaseStatus.DECIDED, standing__in=sorted(GOES_ON), detained=False),
        filters.DecidedFilter,
        Keyset("changed_at"),
    ),
    Worklist(
        "drafts",
        _("Drafts"),
        _("Detainers that are drafted and not issued, the latest first."),
        (OFFICER,),
        "detainers",
        _detainers(status=Status.DRAFT),
        filters.DraftFilter,
        Keyset("changed_at", newest_first=True),
    ),
    Worklist(
        "claims",
        _("Undecided claims"),
        _("Each stops its case until a supervisor decides; the one that waits longest is first."),
        (OFFICER, SUPERVISOR),
        "claims",
        _claims,
        filters.ClaimFilter,
        Keyset("received_at"),
    ),
    Worklist(
        "stopped",
        _("Cases stopped at a supervisor"),
        _("Decided cases that go on only by a supervisor's own outcome."),
        (SUPERVISOR,),
        "cases",
        _cases(status=CaseStatus.DECIDED, standing=Outcome.STOP),
        filters.DecidedFilter,
        Keyset("changed_at"),
    ),
    Worklist(
        "overdue",
        _("Holds past their deadline"),
        _("Every hold that went past its 48 hours, the latest first."),
        (SUPERVISOR,),
        "overdue",
        _overdue,
        filters.OverdueFilter,
        Keyset("deadline_at", newest_first=True),
    ),
]
EVERYTHING = [
    Worklist(
        "cases",
        _("All cases"),
        _("Cases in every state, the newest first."),
        EVERYBODY,
        "cases",
        _cases(),
        filters.AnyCaseFilter,
        Keyset("opened_at", newest_first=True),
    ),
    Worklist(
        "detainers",
        _("All detainers"),
        _("Detainers in every state, the last changed first."),
        EVERYBODY,
        "detainers",
        _detainers(),
        filters.DetainerFilter,
        Keyset("changed_at", newest_first=True),
    ),
]
WORKLISTS = {one.key: one for one in (*WAITING, *EVERYTHING)}
