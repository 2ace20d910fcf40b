"""Telling people: news is written in the transaction of what it tells of."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from portal.accounts.models import User
from portal.inbox.kinds import kind_of
from portal.inbox.models import Notification
from portal.inbox.own import rows_of
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.webhooks.events import Event
from portal.webhooks.services import announce

CODE = re.compile(r"[A-Za-z0-9_.:+/-]{1,60}")
Detail = str | int | date | Jurisdiction


class NotTellable(Exception):
    """The news carries what it may not; the code that tells of it is wrong."""


def notify(
    *,
    people: Iterable[User],
    kind: str,
    url: str,
    at: datetime,
    topic: str = "",
    agencies: Iterable[Agency] = (),
    **details: Detail,
) -> int:
    """Write one piece of news for each active person, and tell the agencies' servers; how many.

    Call it in any scope or none, in the transaction of what it tells of.  ``kind`` is a key of
    ``KINDS``, whose sentence ``details`` fills: codes, numbers, dates and places, never a name or
    a word of anybody's.  ``url`` is a path on this site.  With a ``topic`` whoever has unread
    news of it is told nothing more.  Raises ``UnknownKind`` and ``NotTellable`` for what the
    caller has wrong.
    """
    kept = _checked(kind, url, details)
    ids = sorted({person.pk for person in people if person.is_active})
    news = [
        Notification(user_id=pk, kind=kind, topic=topic, details=kept, path=url, created_at=at)
        for pk in ids
    ]
    Notification.objects.bulk_create(news, ignore_conflicts=bool(topic))
    payload: dict[str, object] = {"kind": kind, "path": url, "people": len(ids)}
    for agency in agencies:
        announce(agency=agency, event=Event.NOTIFICATION, payload=payload, at=at)
    return len(ids)


@transaction.atomic
def mark_read(*, notification_id: UUID, by: User, at: datetime) -> bool:
    """Note that a person read one piece of their own news; False if there is none unread."""
    with rows_of(by):
        unread = Notification.objects.filter(pk=notification_id, read_at=None, created_at__lte=at)
        return bool(unread.update(read_at=at))


@transaction.atomic
def mark_all_read(*, kind: str = "", until: datetime, by: User, at: datetime) -> int:
    """Note that a person read all their news, or all of a kind, that came until an instant.

    What came after the page was shown stays unread; returns how many were marked.
    """
    with rows_of(by):
        unread = Notification.objects.filter(read_at=None, created_at__lte=min(until, at))
        if kind:
            unread = unread.filter(kind=kind)
        return unread.update(read_at=at)


def _checked(kind: str, url: str, details: Mapping[str, Detail]) -> dict[str, object]:
    """The details as they are stored; a place is named by its code."""
    kept: dict[str, object] = {name: _plain(value) for name, value in details.items()}
    try:
        str(kind_of(kind).sentence) % kept
    except (KeyError, TypeError, ValueError):
        raise NotTellable(f"The sentence of {kind!r} is not filled by {sorted(kept)}.") from None
    if not url.startswith("/") or url.startswith(("//", "/\\")) or len(url) > 200:
        raise NotTellable("News leads to a page of this site.")
    return kept


def _plain(value: Detail) -> str | int:
    if isinstance(value, Jurisdiction):
        return value.code
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str) and CODE.fullmatch(value):
        return str(value)
    raise NotTellable("A detail of news is a number, a code, a date or a place.")
