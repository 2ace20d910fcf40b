"""Deadlines begin, move and end with what happens to their complaint, whose row is locked."""

from collections.abc import Iterable
from datetime import datetime

from complaints.casework.models import Deadline, Pause
from complaints.deadlines.due import Break, day_of, due_at
from complaints.deadlines.rules import Rule, begun_by, rule_of
from complaints.models import Complaint
from complaints.states import Status

# In these nothing is done any more, so that nothing is due.
OVER = frozenset({Status.CLOSED, Status.WITHDRAWN})


def ensure_begun(complaint: Complaint) -> bool:
    """Let the deadlines of receipt run from when the complaint was opened; False if they do."""
    if Deadline.objects.filter(complaint=complaint).exists():
        return False
    _begin_all(complaint, Status.RECEIVED, complaint.opened_at)
    return True


def enter_state(complaint: Complaint, status: str, *, at: datetime) -> None:
    """End the deadlines that a state meets or makes void, and begin those that it opens."""
    _end_all(complaint, status, at)
    _begin_all(complaint, status, at)


def begin_deadline(complaint: Complaint, rule: Rule, *, at: datetime) -> Deadline:
    """Let a deadline run from an instant; one of the same rule that runs goes on as it is."""
    open_one = Deadline.objects.filter(complaint=complaint, rule=rule.key, ended_at=None).first()
    if open_one:
        return open_one
    zone, breaks = complaint.jurisdiction.time_zone, breaks_of(complaint)
    return Deadline.objects.create(
        jurisdiction_id=complaint.jurisdiction_id,
        complaint=complaint,
        rule=rule.key,
        began_at=at,
        due_at=due_at(rule, at, zone=zone, breaks=breaks),
    )


def move_ends(complaint: Complaint) -> None:
    """Work the end of each open deadline out again, after a pause or an extension changed.

    One that moved is reminded of again.
    """
    zone, breaks = complaint.jurisdiction.time_zone, breaks_of(complaint)
    for deadline in Deadline.objects.filter(complaint=complaint, ended_at=None):
        rule = rule_behind(deadline, zone)
        more = deadline.more_days
        moved = due_at(rule, deadline.began_at, zone=zone, breaks=breaks, more=more)
        if moved != deadline.due_at:
            Deadline.objects.filter(pk=deadline.pk).update(
                due_at=moved, reminded_at=None, escalated_at=None
            )


def rule_behind(deadline: Deadline, zone: str) -> Rule:
    """The rule that was in force when a deadline began; ``zone`` is that of its place."""
    return rule_of(deadline.rule, on=day_of(deadline.began_at, zone))


def breaks_of(complaint: Complaint) -> list[Break]:
    """Every pause of a complaint, in days of its place."""
    rows = Pause.objects.filter(complaint=complaint)
    return [Break(pause.first_date, pause.last_date) for pause in rows]


def _begin_all(complaint: Complaint, status: str, at: datetime) -> None:
    day = day_of(at, complaint.jurisdiction.time_zone)
    for rule in begun_by(status, on=day):
        begin_deadline(complaint, rule, at=at)


def _end_all(complaint: Complaint, status: str, at: datetime) -> None:
    zone = complaint.jurisdiction.time_zone
    running = list(Deadline.objects.filter(complaint=complaint, ended_at=None))
    met = [one for one in running if status in rule_behind(one, zone).met]
    _end(met, Deadline.Ending.MET, at)
    if status in OVER:
        _end((one for one in running if one not in met), Deadline.Ending.FELL_AWAY, at)


def _end(deadlines: Iterable[Deadline], ending: str, at: datetime) -> None:
    ids = [one.pk for one in deadlines]
    Deadline.objects.filter(pk__in=ids).update(ended_at=at, ending=ending)
