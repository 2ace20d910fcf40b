"""Pages of a long list by the key of their last row: the millionth costs what the first does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_duration
from django.utils.duration import duration_iso_string

MARK = "~"
Value = datetime | timedelta
Drawn = Callable[[QuerySet[Any]], QuerySet[Any]]


@dataclass(frozen=True)
class Page:
    """Some rows in order, and the key after which the next ones come ('' at the end)."""

    rows: list[Any]
    after: str


def read_instant(text: str) -> datetime | None:
    """An aware instant in ISO 8601, or None where it is none."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if instant.tzinfo else None


def read_length(text: str) -> timedelta | None:
    """A length of time in ISO 8601, or None where it is none."""
    return parse_duration(text) if text.startswith("P") else None


@dataclass(frozen=True)
class Keyset:
    """An order by an instant, or a length of time, and the id.

    Both run the same way, so that one index serves; ``newest_first`` puts the greatest value
    first.  ``read`` reads the value in a key.
    """

    field: str
    newest_first: bool = False
    size: int = 50
    read: Callable[[str], Value | None] = read_instant

    def page(self, rows: QuerySet[Any], *, after: str = "", drawn: Drawn | None = None) -> Page:
        """The rows after a key; a key that cannot be read begins at the head.

        One row more than the page is read, and nothing is counted.  ``drawn`` as in ``first``.
        """
        found = list(self.first(self.size + 1, rows, after=after, drawn=drawn))
        shown = found[: self.size]
        return Page(shown, self.key(shown[-1]) if len(found) > self.size else "")

    def first(
        self, count: int, rows: QuerySet[Any], *, after: str = "", drawn: Drawn | None = None
    ) -> QuerySet[Any]:
        """So many rows in order, those after a key alone.

        ``drawn`` joins to the rows what is shown of each.  It is asked with those alone that are
        shown: the database guesses that a scope leaves few rows of many, and would join every
        one of them before it sorts.
        """
        key = read_key(after, self.read)
        asked = self._sorted(rows.filter(self._beyond(*key)) if key else rows)[:count]
        if drawn is None:
            return asked
        return self._sorted(drawn(rows.model._default_manager.filter(pk__in=asked.values("pk"))))

    def _sorted(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        sign = "-" if self.newest_first else ""
        return rows.order_by(f"{sign}{self.field}", f"{sign}pk")

    def key(self, row: Any) -> str:
        """What names a row's place in the order."""
        value = getattr(row, self.field)
        is_length = isinstance(value, timedelta)
        text = duration_iso_string(value) if is_length else value.isoformat()
        return f"{text}{MARK}{row.pk}"

    def _beyond(self, value: Value, pk: UUID) -> Q:
        # The first condition bounds the index scan, the second one breaks ties.
        way = "lt" if self.newest_first else "gt"
        bound = Q(**{f"{self.field}__{way}e": value})
        return bound & (Q(**{f"{self.field}__{way}": value}) | Q(**{f"pk__{way}": pk}))


def read_key(
    text: str, read: Callable[[str], Value | None] = read_instant
) -> tuple[Value, UUID] | None:
    """The value and the id of a key, or None where it is none."""
    value_text, _mark, pk = text.partition(MARK)
    try:
        value, key = read(value_text), UUID(pk)
    except (ValueError, OverflowError):
        return None
    return (value, key) if value is not None else None
