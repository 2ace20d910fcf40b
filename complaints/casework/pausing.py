"""Let the deadlines of a complaint stand still, go on, or end later; each for a reason."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from complaints.casework.hands import lock_complaint, require_hand, seal_words
from complaints.casework.models import Deadline, Extension, Pause
from complaints.casework.refusals import NotExtendable, NotPausable
from complaints.casework.running import OVER, ensure_begun, move_ends, rule_behind
from complaints.deadlines.due import day_of
from complaints.deadlines.rules import Key
from complaints.models import Complaint
from complaints.states import INVESTIGATE, SUPERVISE
from portal.accounts.models import User
from portal.audit import trail

# A pause without an end would bury a complaint.
LONGEST_PAUSE = timedelta(days=60)


@transaction.atomic
def pause(*, complaint_id: UUID, until: date, reason: str, by: User, at: datetime) -> Pause:
    """Let the deadlines stand still until a day of the place, 60 days at most.

    For investigators and supervisors.  Runs in the complaints scope.  Raises ``AccessDenied``,
    ``NotPausable``, ``WordsMissing`` and ``WordsTooLong``.
    """
    complaint = lock_complaint(complaint_id)
    require_hand(complaint, by, INVESTIGATE, SUPERVISE, at=at)
    today = day_of(at, complaint.jurisdiction.time_zone)
    if complaint.status in OVER:
        raise NotPausable(_("The complaint is closed or withdrawn."))
    if running_pause(complaint, on=today):
        raise NotPausable(_("The deadlines are paused already."))
    if not today < until <= today + LONGEST_PAUSE:
        raise NotPausable(_("A pause lasts from one day to sixty."))
    ensure_begun(complaint)
    paused = Pause(
        jurisdiction_id=complaint.jurisdiction_id,
        complaint=complaint,
        first_date=today,
        last_date=until,
        paused_by=by,
        paused_at=at,
    )
    paused.reason = seal_words(reason, complaint=complaint, name=f"pause:{paused.pk}")
    paused.save(force_insert=True)
    move_ends(complaint)
    detail: dict[str, object] = {"until": until.isoformat()}
    trail.record(event="complaint.paused", subject=complaint, by=by, at=at, detail=detail)
    return paused


@transaction.atomic
def resume(*, complaint_id: UUID, by: User, at: datetime) -> Pause:
    """Let the deadlines go on before the pause is over.

    Runs in the complaints scope.  Raises ``AccessDenied`` and ``NotPausable``.
    """
    complaint = lock_complaint(complaint_id)
    require_hand(complaint, by, INVESTIGATE, SUPERVISE, at=at)
    today = day_of(at, complaint.jurisdiction.time_zone)
    paused = running_pause(complaint, on=today)
    if paused is None:
        raise NotPausable(_("The deadlines are not paused."))
    paused.last_date, paused.resumed_by, paused.resumed_at = today, by, at
    paused.save(update_fields=["last_date", "resumed_by", "resumed_at"])
    move_ends(complaint)
    trail.record(event="complaint.resumed", subject=complaint, by=by, at=at)
    return paused


@transaction.atomic
def extend_report(*, complaint_id: UUID, reason: str, by: User, at: datetime) -> Extension:
    """Give the other body more days to report, as many as the rule has, once, as a supervisor.

    Runs in the complaints scope.  Raises ``AccessDenied``, ``NotExtendable``, ``WordsMissing``
    and ``WordsTooLong``.
    """
    complaint = lock_complaint(complaint_id)
    require_hand(complaint, by, SUPERVISE, at=at)
    running = Deadline.objects.filter(complaint=complaint, rule=Key.REPORT, ended_at=None)
    deadline = running.first()
    if deadline is None or not extendable(deadline, complaint, at=at):
        raise NotExtendable(_("This deadline cannot be extended, or was extended before."))
    more = rule_behind(deadline, complaint.jurisdiction.time_zone).more
    extension = Extension(
        jurisdiction_id=complaint.jurisdiction_id,
        deadline=deadline,
        days=more,
        extended_by=by,
        extended_at=at,
    )
    extension.reason = seal_words(reason, complaint=complaint, name=f"extension:{extension.pk}")
    extension.save(force_insert=True)
    deadline.more_days = more
    deadline.save(update_fields=["more_days"])
    move_ends(complaint)
    detail: dict[str, object] = {"rule": deadline.rule, "days": more}
    trail.record(event="complaint.extended", subject=complaint, by=by, at=at, detail=detail)
    return extension


def extendable(deadline: Deadline, complaint: Complaint, *, at: datetime) -> bool:
    """Whether a deadline of a complaint runs, is not missed, and may be extended still."""
    more = rule_behind(deadline, complaint.jurisdiction.time_zone).more
    runs = deadline.ended_at is None and deadline.due_at > at
    return runs and more > 0 and not deadline.more_days


def running_pause(complaint: Complaint, *, on: date) -> Pause | None:
    """The pause that a complaint is in on a day of its place; None outside of any."""
    rows = Pause.objects.filter(complaint=complaint, first_date__lte=on, last_date__gt=on)
    return rows.filter(resumed_at=None).first()
