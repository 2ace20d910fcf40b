"""What the beat does: remind of modules that end, and of assignments on their day."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse

from portal.accounts.models import User
from portal.inbox.services import notify
from portal.training.keeping.models import Reminder
from portal.training.keeping.selectors import dues_of, running
from portal.training.lasting import lasting
from portal.training.models import Completion
from portal.training.selectors import standing_of

Kind = Reminder.Kind
MONTH, WEEK = timedelta(days=30), timedelta(days=7)
NEWS = {Kind.MONTH: "training.ends", Kind.WEEK: "training.ends", Kind.DUE: "training.due"}


def remind(*, at: datetime) -> int:
    """Remind of what ends within 30 days and within 7, and of what is due; how many reminders.

    Each is sent once; safe to run twice and at once.
    """
    return sum(_ending(user, at) for user in _near_an_end(at)) + sum(
        _due(user, at) for user in _with_dues(at)
    )


def _near_an_end(at: datetime) -> list[User]:
    """Active people of whom some completion ends within 30 days."""
    today = at.date()
    rows = Completion.objects.filter(revoked_at=None, user__is_active=True)
    lasts = lasting(rows, on=today).values_list("user_id", "ends_on")
    near = {pk for pk, last in lasts if last <= today + MONTH}
    return list(User.objects.filter(pk__in=near).order_by("pk"))


def _ending(user: User, at: datetime) -> int:
    found = 0
    for need in standing_of(user, at=at):
        left = need.until - at.date() if need.until else None
        if left is not None and need.until and left <= MONTH:
            kind = Kind.WEEK if left <= WEEK else Kind.MONTH
            found += _once(user, need.module.pk, kind, need.until, at)
    return found


def _with_dues(at: datetime) -> list[User]:
    """Active people who hold a role to which something is assigned that is due by now."""
    roles = set(running().filter(due_on__lte=at.date()).values_list("role", flat=True))
    names = User.objects.filter(is_active=True).values_list("pk", "groups__name")
    ids = {pk for pk, name in names if (name or "").partition(":")[0] in roles}
    return list(User.objects.filter(pk__in=ids).order_by("pk"))


def _due(user: User, at: datetime) -> int:
    late = [due for due in dues_of(user, at=at) if not due.is_held and due.due_on <= at.date()]
    return sum(_once(user, due.module.pk, Kind.DUE, due.due_on, at) for due in late)


@transaction.atomic
def _once(user: User, module_id: int, kind: Kind, day: date, at: datetime) -> int:
    """Send a reminder if it was not sent; 1 where it was now.  Of two at once, one finds it."""
    sent = Reminder(user=user, module_id=module_id, kind=kind, day=day, sent_at=at)
    known = Reminder.objects.filter(user=user, module=module_id, kind=kind, day=day)
    if known.exists():
        return 0
    Reminder.objects.bulk_create([sent], ignore_conflicts=True)
    if not known.filter(sent_at=at).exists():
        return 0
    return notify(people=[user], kind=NEWS[kind], url=reverse("training"), at=at, day=day)
