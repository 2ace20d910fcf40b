"""Reads: who has a complaint, what is due, and how often the portal was late."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from complaints.casework.hands import may_handle
from complaints.casework.models import Assignment, Deadline, Move, Pause, Recusal
from complaints.models import Complaint
from complaints.states import INTAKE, INVESTIGATE
from complaints.vault.sealed import open_record
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into
from portal.jurisdictions.role_table import COMPLAINT_RIGHTS, ROLES


def assignee_of(complaint: Complaint) -> User | None:
    """Who has the complaint; None where it is intake's."""
    rows = Assignment.objects.filter(complaint=complaint, ended_at=None)
    given = rows.select_related("assignee").first()
    return given.assignee if given else None


def owners_of(complaint: Complaint) -> list[User]:
    """Who answers for the deadlines: whoever has the complaint, or intake while nobody has it.

    One who may handle it no more, because of a role lost or gained, has it no more.
    """
    assignee = assignee_of(complaint)
    if assignee and may_handle(complaint, assignee, INVESTIGATE):
        return [assignee]
    return [one for one in people_with(INTAKE) if may_handle(complaint, one, INTAKE)]


def people_with(*rights: str) -> QuerySet[User]:
    """The active people who were given one of the rights by a role held everywhere, by name."""
    roles = [
        one.name for one in ROLES.values() if one.everywhere and {*rights} & {*one.permissions}
    ]
    rows = User.objects.filter(groups__name__in=roles, is_active=True)
    return rows.distinct().order_by("username")


def staff() -> QuerySet[User]:
    """The active people who work on complaints in any role, by name."""
    return people_with(*COMPLAINT_RIGHTS)


def deadlines_of(complaint: Complaint) -> QuerySet[Deadline]:
    """Every deadline of a complaint with its extension, the first to begin first."""
    rows = Deadline.objects.filter(complaint=complaint).select_related("extension")
    return rows.order_by("began_at", "due_at", "pk")


def open_deadlines() -> QuerySet[Deadline]:
    """What is still to be done, for any complaint; in the order in which it is due."""
    rows = Deadline.objects.filter(ended_at=None).select_related("complaint__jurisdiction")
    return rows.defer("complaint__content").order_by("due_at", "pk")


def moves_of(complaint: Complaint) -> QuerySet[Move]:
    """Every change of state, in order."""
    rows = Move.objects.filter(complaint=complaint).select_related("moved_by")
    return rows.order_by("moved_at", "pk")


def note_of(move: Move) -> str:
    """What was noted at a move, '' for nothing.  Raises ``KeyDestroyed``."""
    if move.note is None:
        return ""
    return _opened(move.note, move.complaint_id, f"move:{move.pk}")


def reason_of(pause: Pause) -> str:
    """Why the deadlines were paused.  Raises ``KeyDestroyed``."""
    return _opened(pause.reason, pause.complaint_id, f"pause:{pause.pk}")


def kept_away_from(complaint: Complaint) -> Sequence[User]:
    """The staff who are named in a complaint, by name."""
    rows = Recusal.objects.filter(complaint=complaint).select_related("user")
    return [one.user for one in rows.order_by("user__username")]


def missed_counts(*, at: datetime) -> dict[str, int]:
    """How many deadlines of each rule were missed until an instant, with no place and no date.

    For the public.  Those that ended late count as those that are late still.  Runs in the
    complaints scope, or in none.
    """
    late = Q(ended_at=None, due_at__lte=at) | Q(ended_at__gte=F("due_at"), due_at__lte=at)
    with stepping_into(scope.complaints()):
        rows = Deadline.objects.filter(late).order_by().values_list("rule")
        found = dict(rows.annotate(number=Count("pk")))
    return {rule: found.get(rule, 0) for rule in Deadline.Rule.values}


def _opened(sealed: bytes | memoryview, complaint_id: UUID, name: str) -> str:
    return str(open_record(sealed, complaint_id=complaint_id, name=name)["words"])
