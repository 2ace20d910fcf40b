"""The units of a funnel, and what their figures say in words and in rows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from reports.disclosure.derived import FEWEST_EXPECTED
from reports.pictures.language import ENGLISH, Language
from reports.pictures.wording import listed, sentence


class Flag(Enum):
    """What the screen says of a unit."""

    HIGH = auto()  # to be reviewed
    LOW = auto()  # to be asked for the quality of its data


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


def summary_of(
    shown: Sequence[Unit], others: int, events: str, language: Language = ENGLISH
) -> str:
    """How many units are shown, which are flagged, and how many are too small to show."""
    size = language.ngettext(
        "%(count)s jurisdiction with %(least)s or more %(events)s expected",
        "%(count)s jurisdictions with %(least)s or more %(events)s expected",
        len(shown),
    ) % {"count": f"{len(shown):,}", "least": f"{FEWEST_EXPECTED:.0f}", "events": events}
    small = language.ngettext(
        "%(count)s with fewer is not shown", "%(count)s with fewer are not shown", others
    ) % {"count": f"{others:,}"}
    found = _flagged(by_distance(shown), language) if shown else []
    return sentence([size, *found, *([small] if others else [])])


def _flagged(units: Sequence[Unit], language: Language) -> list[str]:
    """How many units are flagged, and which."""
    high = [unit.name for unit in units if unit.flag is Flag.HIGH]
    low = [unit.name for unit in units if unit.flag is Flag.LOW]
    review = language.ngettext(
        "%(count)s flagged for review (%(names)s)",
        "%(count)s flagged for review (%(names)s)",
        len(high),
    ) % {"count": f"{len(high):,}", "names": listed(high, language)}
    quality = language.ngettext(
        "%(count)s low, to ask for data quality (%(names)s)",
        "%(count)s low, to ask for data quality (%(names)s)",
        len(low),
    ) % {"count": f"{len(low):,}", "names": listed(low, language)}
    first = review if high else language.gettext("none is flagged for review")
    return [first, quality] if low else [first]


def row_of(unit: Unit, language: Language = ENGLISH) -> tuple[str | float, ...]:
    """A unit in the table: its code, name, events, expected events, ratio and finding."""
    return (
        unit.code,
        unit.name,
        unit.observed,
        round(unit.expected, 1),
        round(unit.ratio, 2),
        finding(unit.flag, language),
    )


def finding(flag: Flag | None, language: Language) -> str:
    """What the screen says of a unit, in words for the table and the key."""
    return {
        None: language.gettext("No flag"),
        Flag.HIGH: language.gettext("Flag for review"),
        Flag.LOW: language.gettext("Low: data quality"),
    }[flag]


def by_distance(units: Sequence[Unit]) -> list[Unit]:
    """The furthest from a ratio of 1 for their size first."""
    return sorted(units, key=lambda u: -abs(math.sqrt(u.ratio) - 1) * math.sqrt(u.expected))
