"""The schedule: how long a complaint is kept by how it ended.  Each line is a project choice."""

from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.casework.models import Move
from complaints.models import Complaint
from complaints.retention.models import SHORTEST, WITHDRAWN, Period
from complaints.retention.refusals import ScheduleRefused
from complaints.states import SUPERVISE, Status
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, holds_everywhere
from portal.training.services import require_trained_for

LONGEST = 36_525  # a hundred years


def periods() -> list[Period]:
    """Every line, by the way in which a complaint ends and the day from which it is in force."""
    return list(Period.objects.select_related("set_by").order_by("outcome", "since"))


def in_force(lines: list[Period], outcome: str, *, on: date) -> Period:
    """The line for what ends so on a day (UTC).  Raises ``LookupError`` before the first."""
    known = [one for one in lines if one.outcome == outcome and one.since <= on]
    if not known:
        raise LookupError(f"No period for {outcome} was in force on {on}.")
    return max(known, key=lambda one: one.since)


def ended_as(complaint: Complaint) -> str:
    """How a complaint that is over ended; '' for one that is not."""
    if complaint.status == Status.WITHDRAWN:
        return WITHDRAWN
    if complaint.status != Status.CLOSED:
        return ""
    closings = Move.objects.filter(complaint=complaint, target=Status.CLOSED)
    return closings.order_by("-moved_at", "-pk").values_list("outcome", flat=True)[0]


def period_of(complaint: Complaint) -> Period | None:
    """The line by which a complaint is kept, None while it is not over."""
    outcome = ended_as(complaint)
    on = complaint.changed_at.astimezone(UTC).date()
    return in_force(periods(), outcome, on=on) if outcome else None


def end_of(complaint: Complaint, period: Period) -> datetime:
    """The instant from which a complaint that is over may be disposed of by a line."""
    return complaint.changed_at + timedelta(days=period.days)


@transaction.atomic
def set_period(*, outcome: str, days: int, since: date, by: User, at: datetime) -> Period:
    """Add a line to the schedule, as a supervisor; it is in force from tomorrow or later.

    Runs in the complaints scope.  Raises ``AccessDenied`` and ``ScheduleRefused``.
    """
    if not holds_everywhere(by, SUPERVISE):
        raise AccessDenied(_("Supervisors of complaints alone do this."))
    require_trained_for(user=by, rights=[SUPERVISE], at=at)
    if since <= at.astimezone(UTC).date():
        raise ScheduleRefused(_("A period is in force from tomorrow at the earliest."))
    if not SHORTEST <= days <= LONGEST:
        raise ScheduleRefused(_("Keep complaints for 90 days at least."))
    # Two who set the same line at once: the second finds the first.
    made, is_new = Period.objects.get_or_create(
        outcome=outcome, since=since, defaults={"days": days, "set_by": by, "set_at": at}
    )
    if not is_new:
        raise ScheduleRefused(_("There is a period from this day already."))
    detail: dict[str, object] = {"outcome": outcome, "days": days, "since": since.isoformat()}
    trail.record(event="retention.period_set", subject=made, by=by, at=at, detail=detail)
    return made
