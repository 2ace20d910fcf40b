"""The program's worklists: what waits for whom, each in the order of one index."""

from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext_lazy as _

from matching.casework import columns, filters, rows
from matching.detainers.models import Detainer
from matching.detainers.states import Status
from matching.holds.models import Overdue
from matching.policy.models import Outcome
from matching.policy.outcomes import GOES_ON
from matching.status.models import Case, Claim
from matching.status.states import CaseStatus
from portal.accounts.models import User
from portal.jurisdictions.access import may
from portal.worklists.keyset import Keyset, Page, read_length
from portal.worklists.lists import WorkList

SPECIALIST, OFFICER, SUPERVISOR = "work_status", "issue_detainer", "supervise_case"
EVERYBODY = (SPECIALIST, OFFICER, SUPERVISOR)
OPENED, CHANGED = Keyset("opened_at"), Keyset("changed_at")


@dataclass(frozen=True, kw_only=True)
class Worklist(WorkList):
    """One list of the program, and the rights of those whose own work it is.

    ``kind`` is cases, claims, decided_claims, detainers or overdue.
    """

    rights: tuple[str, ...]

    def is_for(self, user: User) -> bool:
        """Whether the list is a person's own work, shown on their first page."""
        return any(may(user, right) for right in self.rights)


def first_rows(user: User) -> list[tuple[Worklist, Page]]:
    """The head of each list that is a person's own work."""
    return [(one, one.head(user)) for one in WAITING if one.is_for(user)]


_case_list = partial(Worklist, kind="cases", drawn=rows.draw_cases, columns=columns.CASES)
_detainer_list = partial(
    Worklist,
    kind="detainers",
    drawn=rows.draw_detainers,
    columns=columns.DETAINERS,
    order=Keyset("changed_at", newest_first=True),
)
WAITING = [
    _case_list(
        key="open",
        title=_("Open cases"),
        about=_("Confirmed matches that wait for a status specialist, the oldest first."),
        rights=(SPECIALIST,),
        rows=rows.every(Case, status=CaseStatus.OPEN),
        filter=filters.CaseFilter,
        order=OPENED,
    ),
    _case_list(
        key="queried",
        title=_("Queried cases"),
        about=_("Cases with a query that waits for its response, the oldest first."),
        rights=(SPECIALIST,),
        rows=rows.every(Case, status=CaseStatus.QUERIED),
        filter=filters.CaseFilter,
        order=OPENED,
    ),
    _case_list(
        key="answered",
        title=_("Cases to decide"),
        about=_("Cases with a response that wait for an officer's decision, the oldest first."),
        rights=(OFFICER,),
        rows=rows.every(Case, status=CaseStatus.ANSWERED),
        filter=filters.CaseFilter,
        order=OPENED,
    ),
    _case_list(
        key="proceed",
        title=_("Cases that may proceed"),
        about=_("Decided cases on which a detainer may be drafted and none is."),
        rights=(OFFICER,),
        rows=rows.every(
            Case, status=CaseStatus.DECIDED, standing__in=sorted(GOES_ON), detained=False
        ),
        filter=filters.DecidedFilter,
        order=CHANGED,
    ),
    _detainer_list(
        key="drafts",
        title=_("Drafts"),
        about=_("Detainers that are drafted and not issued, the latest first."),
        rights=(OFFICER,),
        rows=rows.every(Detainer, status=Status.DRAFT),
        filter=filters.DraftFilter,
    ),
    Worklist(
        key="claims",
        title=_("Undecided claims"),
        about=_(
            "Each stops its case until a supervisor decides; the one that waits longest is first."
        ),
        rights=(OFFICER, SUPERVISOR),
        kind="claims",
        rows=rows.every(Claim, outcome=""),
        drawn=rows.draw_claims,
        filter=filters.ClaimFilter,
        order=Keyset("received_at"),
        columns=columns.CLAIMS,
    ),
    _case_list(
        key="stopped",
        title=_("Cases stopped at a supervisor"),
        about=_(
            "Decided cases that go on only by a supervisor's own outcome; the one that waits"
            " longest is first."
        ),
        rights=(SUPERVISOR,),
        rows=rows.every(Case, status=CaseStatus.DECIDED, standing=Outcome.STOP),
        filter=filters.DecidedFilter,
        order=CHANGED,
    ),
    _detainer_list(
        key="left-open",
        title=_("Detainers left open by an opt-out"),
        about=_(
            "Detainers of places that do not take part any more, which can only come to their"
            " end; the one that waits longest is first."
        ),
        rights=(SUPERVISOR,),
        rows=rows.left_open_now,
        filter=filters.DetainerFilter,
        order=CHANGED,
    ),
    Worklist(
        key="overdue",
        title=_("Holds past their deadline"),
        about=_("Every hold that went past its 48 hours, the latest first."),
        rights=(SUPERVISOR,),
        kind="overdue",
        rows=rows.every(Overdue),
        drawn=rows.draw_overdue,
        filter=filters.OverdueFilter,
        order=Keyset("deadline_at", newest_first=True),
        columns=columns.OVERDUE,
    ),
    Worklist(
        key="decided-claims",
        title=_("How long claims took"),
        about=_("Claims that are decided; the one that took longest is first."),
        rights=(SUPERVISOR,),
        kind="decided_claims",
        rows=rows.every(Claim, took__isnull=False),
        drawn=rows.draw_claims,
        filter=filters.DecidedClaimFilter,
        order=Keyset("took", newest_first=True, read=read_length),
        columns=columns.DECIDED_CLAIMS,
    ),
]
EVERYTHING = [
    _case_list(
        key="cases",
        title=_("All cases"),
        about=_("Cases in every state, the newest first."),
        rights=EVERYBODY,
        rows=rows.every(Case),
        filter=filters.AnyCaseFilter,
        order=Keyset("opened_at", newest_first=True),
    ),
    _detainer_list(
        key="detainers",
        title=_("All detainers"),
        about=_("Detainers in every state, the last changed first."),
        rights=EVERYBODY,
        rows=rows.every(Detainer),
        filter=filters.DetainerFilter,
    ),
]
WORKLISTS = {one.key: one for one in (*WAITING, *EVERYTHING)}
