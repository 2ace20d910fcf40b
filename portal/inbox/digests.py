"""The letter that gathers what a person has not read: how many of which kind, and no more.

What news says may be of a complaint, so that no letter repeats it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from portal.accounts.models import User
from portal.inbox.kinds import KINDS, Email
from portal.inbox.models import Notification, Preference, Reader
from portal.jurisdictions import scope
from portal.mail.services import NotPostable, post

AT_ONCE = 200
KEPT = timedelta(days=90)
MONDAY = 0


@dataclass(frozen=True)
class Due:
    """A person with news to be mailed: until which instant it came, by kind."""

    reader: Reader
    until: dict[str, datetime]


def send_digests(*, at: datetime) -> int:
    """Post the digests that are due, at most 200 a turn; how many.

    Safe to run twice and at once: what a letter tells of is claimed in its own transaction.
    Nobody gets a letter without news, and news that was read needs none.
    """
    with scope.within(scope.dispatch()):
        due = list(_due(at))[:AT_ONCE]
    return sum(_send(one, at) for one in due)


def sweep_old(*, at: datetime) -> int:
    """Remove the news of more than ninety days ago, read or not; how many pieces."""
    with scope.within(scope.dispatch()):
        removed, _each = Notification.objects.filter(created_at__lt=at - KEPT).delete()
    return removed


def last_hour(reader: Reader, *, at: datetime, weekly: bool) -> datetime:
    """The last instant at which a person's letters were due: a day's hour, or a Monday's.

    An hour that the clocks skip is the one after it.
    """
    zone = ZoneInfo(reader.time_zone)
    local = at.astimezone(zone)
    back = (local.weekday() - MONDAY) % 7 if weekly else 0
    step = timedelta(days=7 if weekly else 1)
    day = local.date() - timedelta(days=back)
    for present in (day, day - step):
        moment = datetime.combine(present, time(reader.hour), tzinfo=zone)
        if moment <= at:
            return moment
    raise AssertionError("Some day before this one had begun.")


def _due(at: datetime) -> Iterator[Due]:
    unread = Notification.objects.filter(read_at=None, mailed_at=None, kind__in=KINDS)
    unread = unread.filter(user__is_active=True).exclude(user__email="")
    waiting: dict[int, dict[str, datetime]] = {}
    for user, kind, oldest in unread.values_list("user_id", "kind").annotate(Min("created_at")):
        waiting.setdefault(user, {})[kind] = oldest
    chosen = {
        (user, kind): email
        for user, kind, email in Preference.objects.filter(user__in=waiting).values_list(
            "user_id", "kind", "email"
        )
    }
    readers = Reader.objects.only("language", "hour", "time_zone").in_bulk(list(waiting))
    for user, kinds in sorted(waiting.items()):
        reader = readers.get(user) or Reader(user_id=user)
        until = {}
        for kind, oldest in kinds.items():
            email = chosen.get((user, kind), KINDS[kind].email)
            moment = last_hour(reader, at=at, weekly=email == Email.WEEKLY)
            if email != Email.OFF and oldest <= moment:
                until[kind] = moment
        if until:
            yield Due(reader, until)


def _send(due: Due, at: datetime) -> int:
    """Claim what is due and post its letter; nothing if another worker came first."""
    with scope.within(scope.dispatch()):
        counts = {}
        for kind, until in sorted(due.until.items()):
            rows = Notification.objects.filter(user=due.reader.user_id, kind=kind)
            rows = rows.filter(read_at=None, mailed_at=None, created_at__lte=until)
            if claimed := rows.update(mailed_at=at):
                counts[kind] = claimed
        if not counts:
            return 0
        address = User.objects.values_list("email", flat=True).get(pk=due.reader.user_id)
        subject, body = letter(counts, language=due.reader.language)
        try:
            post(to=address, subject=subject, body=body, at=at)
        except NotPostable:  # it stays on the page, and no later turn tries again
            return 0
        return 1


def letter(counts: dict[str, int], *, language: str) -> tuple[str, str]:
    """The subject and the body of a digest: how many of each kind, and where to read them."""
    total = sum(counts.values())
    address = settings.PUBLIC_ADDRESS.rstrip("/")
    with override(language):
        lines = [f"- {KINDS[kind].label}: {count}" for kind, count in sorted(counts.items())]
        parts = [
            _("What came since the last letter and is not read yet:"),
            "\n".join(lines),
            _("Read it after signing in: %(link)s") % {"link": address + reverse("inbox")},
            _("How often you get this letter, and of what: %(link)s")
            % {"link": address + reverse("inbox-preferences")},
        ]
        subject = ngettext(
            "Oversight portal: %(count)s piece of news",
            "Oversight portal: %(count)s pieces of news",
            total,
        ) % {"count": total}
        return subject, "\n\n".join(parts) + "\n"
