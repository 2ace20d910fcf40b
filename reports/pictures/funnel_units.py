"""The units of a funnel, and what their figures say in words and in rows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from reports.disclosure.derived import FEWEST_EXPECTED
from reports.pictures.wording import counted, listed

NO_FLAG = "No flag"


class Flag(Enum):
    """What the screen says of a unit, in words for the table."""

    HIGH = "Flag for review"
    LOW = "Low: data quality"


@dataclass(frozen=True)
class Unit:
    """A jurisdiction with its events and those that national rates lead one to expect of it."""

    code: str
    name: str
    observed: float
    expected: float
    flag: Flag | None = None

    @property
    def ratio(self) -> float:
        """Observed / expected."""
        return self.observed / self.expected


def summary_of(shown: Sequence[Unit], others: int, events: str) -> str:
    """How many units are shown, which are flagged, and how many are too small to show."""
    few = f"{FEWEST_EXPECTED:.0f} or more {events} expected"
    small = f"; {others:,} with fewer are not shown" if others else ""
    if not shown:
        return f"No jurisdiction has {few}{small}."
    high = [unit.name for unit in by_distance(shown) if unit.flag is Flag.HIGH]
    low = [unit.name for unit in by_distance(shown) if unit.flag is Flag.LOW]
    found = f"{len(high):,} flagged for review ({listed(high)})" if high else "none is flagged"
    lows = f", {len(low):,} low, to ask for data quality ({listed(low)})" if low else ""
    places = counted(len(shown), "jurisdiction", "jurisdictions")
    return f"Of {places} with {few}, {found}{lows}{small}."


def row_of(unit: Unit) -> tuple[str | float, ...]:
    """A unit in the table: its code, name, events, expected events, ratio and finding."""
    finding = unit.flag.value if unit.flag else NO_FLAG
    return (
        unit.code,
        unit.name,
        unit.observed,
        round(unit.expected, 1),
        round(unit.ratio, 2),
        finding,
    )


def by_distance(units: Sequence[Unit]) -> list[Unit]:
    """The furthest from a ratio of 1 for their size first."""
    return sorted(units, key=lambda u: -abs(math.sqrt(u.ratio) - 1) * math.sqrt(u.expected))
