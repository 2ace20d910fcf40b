"""What waits for those who hold a role everywhere, each kind of work in its own scope."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from complaints.casework import lists as desk
from complaints.retention.due import proposed
from complaints.states import INTAKE, INVESTIGATE, SUPERVISE
from matching import dispatch
from matching.casework.lists import WAITING
from matching.holds.models import HoldClock, Overdue
from matching.review.services import holds_pair, waiting_count
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.role_table import COMMITTEE_RIGHTS, COMPLAINT_RIGHTS, STATISTICS_RIGHTS
from portal.jurisdictions.scope import Scope
from portal.leases import JobStatus
from portal.staff import committee
from portal.staff.waiting import MOST, Card, Waiting, waiting
from portal.webhooks.selectors import failed_deliveries
from reports.board.selectors import releases
from reports.flags.models import Flag
from reports.flags.states import Status as FlagStatus
from reports.releases.states import Status as ReleaseStatus

CASEWORK = ("work_status", "issue_detainer", "supervise_case")
PREPARE, APPROVE = STATISTICS_RIGHTS
Held = frozenset[str]
# What only looks back, and waits for nobody.
LOOKS_BACK = {"decided-claims", "overdue"}


def examining(user: User, _held: Held, _at: datetime) -> Iterator[Card]:
    """Pairs to examine; who they are of stays closed."""
    page = reverse("review-next")
    taken = int(holds_pair(by=user))
    free = min(waiting_count(by=user), MOST + 1)
    rows = [
        Waiting(_("The pair that you took"), taken, 0, page),
        Waiting(_("Pairs that wait for you"), free, 0, page),
    ]
    yield Card(_("Examination"), rows)


def casework(user: User, held: Held, at: datetime) -> Iterator[Card]:
    """The lists that are a person's own work, and the clocks that run."""
    rows = [
        waiting(one.title, one.rows(user), "worklist", one.key)
        for one in WAITING
        if held & {*one.rights} and one.key not in LOOKS_BACK
    ]
    clocks, over = HoldClock.objects.filter(ended=False), Q(ends_at__lte=at)
    rows.append(waiting(_("Clocks that run"), clocks, "casework-clock-list", late=over))
    if "supervise_case" in held:
        silent = Overdue.objects.filter(explanations=None)
        rows.append(waiting(_("Late holds that nobody explained"), silent, "worklist", "overdue"))
    yield Card(_("Casework"), rows)


def complaints(user: User, held: Held, at: datetime) -> Iterator[Card]:
    """The desk's lists by role: nobody finds in them what they keep away from."""
    keys = ["new", "triage"] if INTAKE in held else []
    keys += ["mine", "team"] if INVESTIGATE in held else []
    rows = [
        waiting(one.title, one.rows(user), "complaint-worklist", one.key)
        for one in (desk.LISTS[key] for key in keys)
    ]
    if SUPERVISE in held:
        others = proposed(user).exclude(proposed_by=user)
        rows.append(waiting(_("Disposals to confirm"), others, "complaint-retention"))
    missed = desk.LISTS["overdue"]
    late = waiting(_("Missed deadlines"), missed.rows(user), "complaint-worklist", missed.key)
    rows.append(Waiting(late.label, late.count, late.count, late.url))
    yield Card(_("Complaints"), rows)


def statistics(_user: User, held: Held, at: datetime) -> Iterator[Card]:
    """Releases and flags at the step that is one's own."""
    rows = []
    if PREPARE in held:
        flags, commented = Flag.objects.all(), Q(status=FlagStatus.ASKED, due_at__lte=at)
        to_look_at = flags.filter(Q(status=FlagStatus.OPEN) | commented)
        checked = releases().filter(status=ReleaseStatus.CHECKED)
        rows += [
            waiting(_("Flags to examine"), to_look_at, "flag-list", late=commented),
            waiting(_("Releases to sign"), checked, "release-list"),
        ]
    if APPROVE in held:
        examined = Flag.objects.filter(status=FlagStatus.EXAMINED)
        signed = releases().filter(status=ReleaseStatus.SIGNED)
        rows += [
            waiting(_("Flags to sign"), examined, "flag-list"),
            waiting(_("Releases to approve"), signed, "release-list"),
        ]
    yield Card(_("Statistics"), rows)


def operations(_user: User, _held: Held, _at: datetime) -> Iterator[Card]:
    """Work that failed, without a word of what it is about."""
    failed = sum(
        dispatch.open_or_failed(kind).filter(status=JobStatus.FAILED)[: MOST + 1].count()
        for kind in dispatch.JOBS
    )
    rows = [
        Waiting(_("Work that failed"), failed, failed, reverse("operations")),
        waiting(_("Messages to servers that failed"), failed_deliveries(), "webhook-failures"),
    ]
    yield Card(_("Operations"), rows)


# By any of which rights somebody enters a scope, and what is read there.
WORK: list[tuple[tuple[str, ...], Callable[[], Scope], Callable[..., Iterator[Card]]]] = [
    (("review_candidate",), scope.review, examining),
    (CASEWORK, scope.casework, casework),
    (COMPLAINT_RIGHTS, scope.complaints, complaints),
    (STATISTICS_RIGHTS, scope.statistics, statistics),
    (COMMITTEE_RIGHTS, scope.committee, committee.cards),
    (("operate_jobs",), scope.dispatch, operations),
]
