"""One line of a person's first page, and the card of a role that it stands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise

# Nobody reads on the first page how many thousands there are.
MOST = 999


@dataclass(frozen=True)
class Waiting:
    """How many things wait, how many of these are late, and where they are.

    More than 999 are not counted.
    """

    label: str | Promise
    count: int
    late: int
    url: str

    @property
    def is_more(self) -> bool:
        """Whether there are more than are counted."""
        return self.count > MOST


@dataclass(frozen=True)
class Card:
    """What waits for a person in one kind of work."""

    title: str | Promise
    rows: Sequence[Waiting]

    @property
    def waits(self) -> bool:
        """Whether anything waits at all."""
        return any(row.count for row in self.rows)


def waiting(
    label: str | Promise,
    rows: QuerySet[Any],
    door: str,
    *args: object,
    late: Q | None = None,
    query: str = "",
) -> Waiting:
    """Count rows in the scope under way, and those of them that a condition calls late."""
    bare = rows.order_by()
    count = _counted(bare)
    overdue = _counted(bare.filter(late)) if late is not None and count else 0
    return Waiting(label, count, overdue, reverse(door, args=args) + query)


def _counted(rows: QuerySet[Any]) -> int:
    return rows[: MOST + 1].count()
