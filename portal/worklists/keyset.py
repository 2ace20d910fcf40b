"""Pages of a long list by the key of their last row: the millionth costs what the first does."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

MARK = "~"


@dataclass(frozen=True)
class Page:
    """Some rows in order, and the key after which the next ones come ('' at the end)."""

    rows: list[Any]
    after: str


@dataclass(frozen=True)
class Keyset:
    """An order by an instant and the id; both run the same way, so that one index serves."""

    field: str
    newest_first: bool = False
    size: int = 50

    def page(self, rows: QuerySet[Any], *, after: str = "") -> Page:
        """The rows after a key; a key that cannot be read begins at the head.

        One row more than the page is read, and nothing is counted.
        """
        found = list(self.ordered(rows, after=after)[: self.size + 1])
        shown = found[: self.size]
        return Page(shown, self.key(shown[-1]) if len(found) > self.size else "")

    def ordered(self, rows: QuerySet[Any], *, after: str = "") -> QuerySet[Any]:
        """The rows in order, those after a key alone."""
        sign = "-" if self.newest_first else ""
        ordered = rows.order_by(f"{sign}{self.field}", f"{sign}pk")
        key = read_key(after)
        return ordered.filter(self._beyond(*key)) if key else ordered

    def key(self, row: Any) -> str:
        """What names a row's place in the order."""
        return f"{getattr(row, self.field).isoformat()}{MARK}{row.pk}"

    def _beyond(self, moment: datetime, pk: UUID) -> Q:
        # The first condition bounds the index scan, the second one breaks ties.
        way = "lt" if self.newest_first else "gt"
        bound = Q(**{f"{self.field}__{way}e": moment})
        return bound & (Q(**{f"{self.field}__{way}": moment}) | Q(**{f"pk__{way}": pk}))


def read_key(text: str) -> tuple[datetime, UUID] | None:
    """The instant and the id of a key, or None where it is none."""
    moment, _mark, pk = text.partition(MARK)
    try:
        read = datetime.fromisoformat(moment), UUID(pk)
    except ValueError:
        return None
    return read if read[0].tzinfo else None
