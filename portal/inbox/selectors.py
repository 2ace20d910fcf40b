"""What a person reads of their own news."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.formats import date_format

from portal.accounts.models import User
from portal.inbox.kinds import KINDS, Kind
from portal.inbox.models import Notification, Preference, Reader
from portal.inbox.own import rows_of
from portal.jurisdictions.models import Jurisdiction
from portal.worklists.keyset import Keyset, Page

UNREAD = Keyset("created_at", newest_first=True, size=25)
READ = Keyset("created_at", newest_first=True, size=25)


@dataclass(frozen=True)
class News:
    """One piece of news as it is shown: its sentence in the language of whoever looks."""

    pk: UUID
    kind: Kind
    sentence: str
    path: str
    created_at: datetime
    read_at: datetime | None


@dataclass(frozen=True)
class Inbox:
    """What is unread, then what was read, each with the key of what comes after."""

    unread: Page
    read: Page
    count: int


@dataclass(frozen=True)
class Latest:
    """The newest of a person's news, how many came with them, and how many are unread in all."""

    news: list[News]
    came: int
    unread: int


def inbox_of(user: User, *, kind: str = "", after: str = "", read_after: str = "") -> Inbox:
    """A person's news, unread first and the newest first, from a key on.

    The unread come page by page before any that was read.
    """
    with rows_of(user):
        rows = _known(kind)
        unread = rows.filter(read_at=None)
        new = Page([], "") if read_after else UNREAD.page(unread, after=after)
        old = Page([], "")
        if not new.after:
            old = READ.page(rows.filter(read_at__isnull=False), after=read_after)
        shown = in_words([*new.rows, *old.rows])
        length = len(new.rows)
        pages = Page(shown[:length], new.after), Page(shown[length:], old.after)
        return Inbox(*pages, count=_known("").filter(read_at=None).count())


def news_since(user: User, *, since: datetime | None, most: int = 5) -> Latest:
    """What came for a person since an instant, or at all where there is none."""
    with rows_of(user):
        rows = _known("")
        came = Q(created_at__gt=since) if since else Q()
        numbers = rows.aggregate(
            came=Count("pk", filter=came) if since else Count("pk"),
            unread=Count("pk", filter=Q(read_at=None)),
        )
        newest = rows.filter(came).order_by("-created_at", "-pk")[:most]
        return Latest(in_words(newest), **numbers)


def preferences_of(user: User) -> dict[str, str]:
    """How often a person wants a letter, for every kind of news."""
    with rows_of(user):
        chosen = dict(Preference.objects.filter(user=user).values_list("kind", "email"))
    return {key: chosen.get(key, kind.email) for key, kind in KINDS.items()}


def reader_of(user: User) -> Reader:
    """The language, hour and zone of a person's letters; as usual where they chose none."""
    with rows_of(user):
        return Reader.objects.filter(user=user).first() or Reader(user=user)


def in_words(rows: Sequence[Notification] | QuerySet[Notification]) -> list[News]:
    """Rows as they are shown; the names of their places are read together."""
    found = list(rows)
    codes = {row.details["place"] for row in found if "place" in row.details}
    places = Jurisdiction.objects.filter(code__in=codes).select_related("parent") if codes else []
    names = {place.code: str(place) for place in places}
    return [_news(row, names) for row in found]


def _news(row: Notification, names: dict[str, str]) -> News:
    kind = KINDS[row.kind]
    given: dict[str, Any] = dict(row.details)
    if "place" in given:
        given["place"] = names.get(given["place"], given["place"])
    if "day" in given:
        given["day"] = date_format(date.fromisoformat(given["day"]), "DATE_FORMAT")
    sentence = str(kind.sentence) % given
    return News(row.pk, kind, sentence, row.path, row.created_at, row.read_at)


def _known(kind: str) -> QuerySet[Notification]:
    """News of a kind, or of every kind that there still is."""
    kinds = [kind] if kind in KINDS else list(KINDS)
    return Notification.objects.filter(kind__in=kinds)
