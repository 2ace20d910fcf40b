"""Reads: which complaints may be disposed of, and what is on its way to that."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Case, CharField, OuterRef, Q, QuerySet, Subquery, Value, When

from complaints.casework.models import Move
from complaints.casework.running import OVER
from complaints.models import Complaint
from complaints.retention.blocks import free
from complaints.retention.models import WITHDRAWN, Disposal, LegalHold, Period, Tombstone
from complaints.retention.schedule import periods
from complaints.selectors import complaints_visible_to
from complaints.states import Status
from portal.accounts.models import User


def due_for_disposal(user: User, *, at: datetime) -> QuerySet[Any]:
    """The complaints whose time is over and that nothing stops, what ended first comes first.

    None for which a disposal is proposed; each with ``outcome``, how it ended.
    """
    rows = complaints_visible_to(user).filter(status__in=OVER, disposed_at=None)
    rows = rows.exclude(disposals__in=Disposal.objects.filter(dropped_at=None))
    return free(over_since(rows, at=at), at=at).defer("content").order_by("changed_at", "id")


def over_since(rows: QuerySet[Complaint], *, at: datetime) -> QuerySet[Any]:
    """Those of complaints that are over whose time in the schedule has passed."""
    lines = periods()
    shortest = min((one.days for one in lines), default=0)
    closing = Move.objects.filter(complaint=OuterRef("pk"), target=Status.CLOSED)
    outcome = Case(
        When(status=Status.WITHDRAWN, then=Value(WITHDRAWN)),
        default=Subquery(closing.order_by("-moved_at", "-pk").values("outcome")[:1]),
        output_field=CharField(),
    )
    old = rows.filter(changed_at__lte=at - timedelta(days=shortest))
    passed = Q()
    for one in _windows(lines, at):
        passed |= one
    return old.annotate(outcome=outcome).filter(passed)


def proposed(user: User) -> QuerySet[Disposal]:
    """What waits for a second person, the oldest first."""
    rows = Disposal.objects.filter(confirmed_at=None, dropped_at=None)
    return _seen(rows, user).select_related("proposed_by", "complaint__jurisdiction")


def held(user: User) -> QuerySet[LegalHold]:
    """The complaints that are held for a lawsuit, the first one first."""
    rows = LegalHold.objects.filter(lifted_at=None)
    return _seen(rows, user).select_related("placed_by", "complaint__jurisdiction")


def tombstones(user: User) -> QuerySet[Tombstone]:
    """What is left of those disposed of, the latest first."""
    people = ("proposed_by", "confirmed_by")
    return _seen(Tombstone.objects.all(), user).select_related("jurisdiction", *people)


def _seen(rows: QuerySet[Any], user: User) -> QuerySet[Any]:
    return rows.filter(complaint__in=complaints_visible_to(user).order_by().values("pk"))


def _windows(lines: list[Period], at: datetime) -> Iterator[Q]:
    """For each line the complaints that ended while it was in force, and whose time has passed."""
    for _outcome, group in groupby(lines, key=lambda one: one.outcome):
        versions = list(group)
        for one, after in zip(versions, [*versions[1:], None], strict=True):
            window = Q(
                outcome=one.outcome,
                changed_at__gte=_begins(one),
                changed_at__lte=at - timedelta(days=one.days),
            )
            yield window & Q(changed_at__lt=_begins(after)) if after else window


def _begins(line: Period) -> datetime:
    return datetime.combine(line.since, time(), UTC)
