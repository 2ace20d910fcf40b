"""What the beat does about deadlines: start those of new complaints, remind, and escalate.

A letter names the number of the complaint and the deadline, and nothing of what was told.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from complaints.casework.hands import lock_complaint, may_handle
from complaints.casework.models import Deadline
from complaints.casework.running import ensure_begun
from complaints.casework.selectors import open_deadlines, owners_of, people_with
from complaints.models import Complaint
from complaints.states import SUPERVISE
from portal.accounts.models import User
from portal.audit import trail
from portal.inbox.services import notify
from portal.jurisdictions import scope
from portal.mail.services import post_to_each

AT_ONCE = 200
# How long before its end the owner of a deadline is reminded.
BEFORE = timedelta(days=2)


def remind(*, at: datetime) -> int:
    """Begin missing deadlines, remind of those near, escalate those missed; how many letters.

    At most 200 of each a turn; safe to run twice and at once.  Each deadline is reminded of once
    and escalated once, unless it moves.
    """
    _begin_missing()
    near = _ids(due_at__gt=at, due_at__lte=at + BEFORE, reminded_at=None)
    missed = _ids(due_at__lte=at, escalated_at=None)
    with override(settings.LANGUAGE_CODE):  # accounts name none
        return sum(_remind(pk, at) for pk in near) + sum(_escalate(pk, at) for pk in missed)


def due_deadlines(*, at: datetime) -> list[Deadline]:
    """What is late at an instant, what was due first comes first; in the complaints scope."""
    return list(open_deadlines().filter(due_at__lte=at)[:AT_ONCE])


def _begin_missing() -> None:
    with scope.within(scope.complaints()):
        rows = Complaint.objects.filter(deadlines=None).order_by("opened_at", "pk")
        missing = list(rows.values_list("pk", flat=True)[:AT_ONCE])
    for pk in missing:
        with scope.within(scope.complaints()):
            ensure_begun(lock_complaint(pk))


def _ids(**where: object) -> list[UUID]:
    with scope.within(scope.complaints()):
        return list(open_deadlines().filter(**where).values_list("pk", flat=True)[:AT_ONCE])


def _remind(pk: UUID, at: datetime) -> int:
    """Write to the owner of a deadline, if nobody did meanwhile."""
    with scope.within(scope.complaints()):
        claimed = Deadline.objects.filter(pk=pk, ended_at=None, reminded_at=None, due_at__gt=at)
        if not claimed.update(reminded_at=at):
            return 0
        deadline = open_deadlines().get(pk=pk)
        owners = owners_of(deadline.complaint)
        _note(deadline, owners, "complaint.due", at)
        return _write(deadline, owners, _("Due soon"), at)


def _escalate(pk: UUID, at: datetime) -> int:
    """Put a missed deadline on record and write to the supervisors, if nobody did meanwhile."""
    with scope.within(scope.complaints()):
        claimed = Deadline.objects.filter(pk=pk, ended_at=None, escalated_at=None, due_at__lte=at)
        if not claimed.update(escalated_at=at):
            return 0
        deadline = open_deadlines().get(pk=pk)
        complaint = deadline.complaint
        detail: dict[str, object] = {"rule": deadline.rule}
        trail.record(event="complaint.late", subject=complaint, by=None, at=at, detail=detail)
        heads = [one for one in people_with(SUPERVISE) if may_handle(complaint, one, SUPERVISE)]
        _note(deadline, heads, "complaint.late", at)
        return _write(deadline, heads, _("Missed"), at)


def _note(deadline: Deadline, people: Iterable[User], kind: str, at: datetime) -> None:
    complaint = deadline.complaint
    notify(
        people=people,
        kind=kind,
        url=reverse("complaint-detail", args=[complaint.pk]),
        at=at,
        number=complaint.number,
        day=_last_day(deadline),
    )


def _last_day(deadline: Deadline) -> date:
    """The last day that is not too late, on the calendar of the place."""
    zone = ZoneInfo(deadline.complaint.jurisdiction.time_zone)
    return deadline.last_moment.astimezone(zone).date()


def _write(deadline: Deadline, people: Iterable[User], word: str, at: datetime) -> int:
    complaint = deadline.complaint
    given = {
        "word": word,
        "number": complaint.number,
        "deadline": _(deadline.get_rule_display()),
        "day": date_format(_last_day(deadline), "DATE_FORMAT"),
    }
    return post_to_each(
        User.objects.filter(pk__in=[one.pk for one in people]),
        subject=_("%(word)s: complaint %(number)s") % given,
        body=_("Complaint %(number)s. %(deadline)s: until the end of %(day)s.") % given,
        at=at,
    )
