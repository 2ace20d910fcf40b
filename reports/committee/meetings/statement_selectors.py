"""Reads: the statements of a meeting as the public and as the minutes tell of them.

All but the desk's counts run as the site itself, on rows that are public.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from reports.committee.meetings.models import (
    AgendaItem,
    Meeting,
    PostedStatement,
    Statement,
    WithheldStatement,
)
from reports.committee.meetings.selectors import public_meetings
from reports.committee.meetings.states import Ground, Status


@dataclass(frozen=True)
class OfItem:
    """How many were shown under an item, and as how many they count; None is the meeting."""

    item: AgendaItem | None
    shown: int
    counted: int


@dataclass(frozen=True)
class Totals:
    """What came to a meeting: a campaign counts once, however many send it."""

    came: int
    items: list[OfItem]
    withheld: list[tuple[Ground, int]]

    @property
    def shown(self) -> int:
        """How many are shown, each sender counted."""
        return sum(one.shown for one in self.items)

    @property
    def counted(self) -> int:
        """How many different statements these are."""
        return sum(one.counted for one in self.items)

    @property
    def kept_back(self) -> int:
        """How many are not shown."""
        return sum(number for _ground, number in self.withheld)

    @property
    def waiting(self) -> int:
        """How many wait for a moderator."""
        return self.came - self.shown - self.kept_back


def totals_of(meeting: Meeting) -> Totals:
    """What came to a meeting, by item and by the ground on which it is not shown; four queries."""
    rows = PostedStatement.objects.filter(meeting=meeting).order_by().values("item")
    of: dict[UUID | None, tuple[int, int]] = {
        row["item"]: (row["shown"], row["counted"])
        for row in rows.annotate(shown=Sum("copies"), counted=Count("pk"))
    }
    items = agenda_of(meeting)
    held = WithheldStatement.objects.filter(meeting=meeting).order_by().values("ground")
    grounds = dict(held.annotate(number=Count("pk")).values_list("ground", "number"))
    return Totals(
        came=Statement.objects.filter(meeting=meeting).order_by().aggregate(n=Count("id"))["n"],
        items=[
            OfItem(one, *of[one.pk if one else None])
            for one in (None, *items)
            if (one.pk if one else None) in of
        ],
        withheld=[(each, grounds[each]) for each in Ground if each in grounds],
    )


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """The items of a meeting by number, to write to."""
    return list(AgendaItem.objects.filter(meeting=meeting).order_by("number"))


def posted_to(meeting: Meeting) -> QuerySet[PostedStatement]:
    """Every statement that the public reads: to the whole meeting first, then by item."""
    rows = PostedStatement.objects.filter(meeting=meeting).select_related("item", "campaign")
    return rows.order_by("item__number", "filed_at", "pk")


def posted(statement_id: UUID) -> PostedStatement | None:
    """One statement that the public reads."""
    rows = PostedStatement.objects.select_related("meeting", "item", "campaign")
    return rows.filter(pk=statement_id).first()


def withheld(statement_id: UUID) -> WithheldStatement | None:
    """That one statement is not shown."""
    rows = WithheldStatement.objects.select_related("meeting")
    return rows.filter(pk=statement_id).first()


def meeting_written_to(statement_id: UUID) -> Meeting | None:
    """The meeting to which a statement came, whatever became of it; None where none came."""
    found = Statement.objects.filter(pk=statement_id).order_by().values("meeting")
    return public_meetings().filter(pk__in=found).first()


def meetings_with_statements(*, at: datetime) -> QuerySet[Meeting]:
    """Meetings to come, and those to which statements are shown, with ``shown``, ``counted``."""
    rows = PostedStatement.objects.filter(meeting=OuterRef("pk")).order_by()
    sums = rows.values("meeting").annotate(shown=Sum("copies"), counted=Count("pk"))
    to_come = Q(status=Status.NOTICED, starts_at__gt=at)
    return (
        public_meetings()
        .annotate(shown=_number(sums, "shown"), counted=_number(sums, "counted"))
        .filter(to_come | Exists(rows))
    )


def meetings_moderated() -> QuerySet[Meeting]:
    """Meetings to which statements came, with ``came`` and ``waiting``; the committee's scope."""
    rows = Statement.objects.filter(meeting=OuterRef("pk")).order_by()
    sums = rows.values("meeting").annotate(
        came=Count("pk"), waiting=Count("pk", filter=Q(status="RECEIVED"))
    )
    return (
        public_meetings()
        .annotate(came=_number(sums, "came"), waiting=_number(sums, "waiting"))
        .filter(came__gt=0)
        .order_by("-starts_at")
    )


def _number(sums: QuerySet, name: str) -> Coalesce:
    return Coalesce(Subquery(sums.values(name), output_field=IntegerField()), 0)
