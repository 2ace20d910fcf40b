"""Quarters of the federal fiscal year, which begins on October 1: 2011Q3 is April to June 2011.

One calendar for everything that is counted.  A booking is of the quarter of its day on the clocks
of its place.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

NAME = re.compile(r"(?P<year>[0-9]{4})Q(?P<number>[1-4])")
QUARTERS, MONTHS = 4, 3
FIRST_MONTH = 10  # of a fiscal year, in the calendar year before it


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a fiscal year; ``number`` is 1 to 4.  ``ValueError`` for another one."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= QUARTERS and date.min.year < self.year < date.max.year):
            raise ValueError(f"There is no quarter {self.number} of the year {self.year}.")

    @classmethod
    def named(cls, name: str) -> Self:
        """The quarter of a name such as ``2011Q3``; ``ValueError`` where it is none."""
        found = NAME.fullmatch(name)
        if found is None:
            raise ValueError(f"A quarter is named like 2011Q3, not {name!r}.")
        return cls(int(found["year"]), int(found["number"]))

    @classmethod
    def of(cls, day: date) -> Self:
        """The quarter in which a day lies."""
        months = day.year * 12 + day.month - 1 + 12 - (FIRST_MONTH - 1)
        year, month = divmod(months, 12)
        return cls(year, month // MONTHS + 1)

    def __str__(self) -> str:
        return f"{self.year:04}Q{self.number}"

    @property
    def serial(self) -> int:
        """Its place among all quarters, which a table keeps in two bytes."""
        return self.year * QUARTERS + self.number - 1

    @classmethod
    def numbered(cls, serial: int) -> Self:
        """The quarter with this ``serial``."""
        year, number = divmod(serial, QUARTERS)
        return cls(year, number + 1)

    @property
    def begins(self) -> date:
        """Its first day."""
        months = (self.year - 1) * 12 + FIRST_MONTH - 1 + (self.number - 1) * MONTHS
        return date(months // 12, months % 12 + 1, 1)

    @property
    def ends(self) -> date:
        """Its last day."""
        return self.shifted(1).begins - timedelta(days=1)

    def shifted(self, quarters: int) -> Self:
        """The quarter so many after this one, or before it where they are negative."""
        return self.numbered(self.serial + quarters)
