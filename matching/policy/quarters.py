"""Quarters of a year in UTC, as the federal fiscal year has them too (it begins in October)."""

from dataclasses import dataclass
from datetime import UTC, datetime

SHOWN = 5


@dataclass(frozen=True)
class Quarter:
    """Three months of a calendar year, ``number`` 1 to 4."""

    year: int
    number: int

    @property
    def since(self) -> datetime:
        """Its first instant."""
        return datetime(self.year, 3 * self.number - 2, 1, tzinfo=UTC)

    @property
    def until(self) -> datetime:
        """The first instant after it."""
        return self.next.since

    @property
    def next(self) -> "Quarter":
        """The quarter after."""
        last = self.number == 4
        return Quarter(self.year + last, 1 if last else self.number + 1)

    @property
    def before(self) -> "Quarter":
        """The quarter before."""
        first = self.number == 1
        return Quarter(self.year - first, 4 if first else self.number - 1)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


def quarter_of(at: datetime) -> Quarter:
    """The quarter in which an instant (aware) falls."""
    day = at.astimezone(UTC)
    return Quarter(day.year, (day.month + 2) // 3)


def latest_quarters(at: datetime) -> list[Quarter]:
    """The quarter before the present one, then the present one, then older ones."""
    present = quarter_of(at)
    older = [present.before]
    while len(older) < SHOWN - 1:
        older.append(older[-1].before)
    return [older[0], present, *older[1:]]


def quarter_named(name: str, *, among: list[Quarter]) -> Quarter:
    """The quarter of a name such as 2011-Q2, or the first of those there are."""
    return next((quarter for quarter in among if str(quarter) == name), among[0])
