"""The flags of a release: those that were signed, with figures made of numbers shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from reports.disclosure.cube import Shown
from reports.disclosure.derived import FEWEST_EXPECTED
from reports.flags.findings import INTERVAL
from reports.flags.selectors import PublicFlag
from reports.flags.states import Side
from reports.statistics.disparities import GroupReview, disparities
from reports.statistics.indicators import INDICATORS, Review, review


@dataclass(frozen=True)
class ToldFlag:
    """A signed flag as the public has it; ``ratio`` with its 90 % interval is of shown numbers.

    ``group`` is that of a disparity, whose ratio is one of odds.
    """

    place: str
    indicator: str
    side: str
    group: str
    observed: int
    expected: float
    ratio: float
    low: float
    high: float
    conclusion: str
    statement: str
    statement_es: str
    comment: str


@dataclass(frozen=True)
class _Figures:
    observed: int
    expected: float
    ratio: float
    low: float
    high: float


def told_flags(shown: Shown, signed: Iterable[PublicFlag]) -> tuple[ToldFlag, ...]:
    """The flags of which the public learns, by place.

    Below ten expected events a place's figures would be the rounding's and not its own, and a
    change against the own past has no interval: such flags stay with the committee.
    """
    return tuple(
        sorted(_told(shown, signed), key=lambda f: (f.indicator, f.place, f.side, f.group))
    )


def _told(shown: Shown, signed: Iterable[PublicFlag]) -> Iterator[ToldFlag]:
    reviewed = cache(lambda name: review(shown, INDICATORS[name]))
    compared = cache(lambda group: disparities(shown, group))
    for flag in signed:
        if flag.side == Side.HISTORY:
            continue
        if flag.side == Side.DISPARITY:
            figures = _of_groups(compared(flag.group), flag.county)
        else:
            figures = _of_place(reviewed(flag.indicator), flag.county)
        if figures is not None:
            yield ToldFlag(
                flag.county,
                flag.indicator,
                flag.side,
                flag.group,
                figures.observed,
                figures.expected,
                figures.ratio,
                figures.low,
                figures.high,
                flag.conclusion,
                flag.statement,
                flag.statement_es,
                flag.comment,
            )


def _of_place(found: Review, place: str) -> _Figures | None:
    at = np.flatnonzero(found.counties == place)
    if found.screen is None or not at.size or found.expected[at[0]] < FEWEST_EXPECTED:
        return None
    rates = [float(each[at[0]]) for each in found.screen.rates]
    return _Figures(int(found.observed[at[0]]), float(found.expected[at[0]]), *rates)


def _of_groups(found: GroupReview, place: str) -> _Figures | None:
    at = np.flatnonzero(found.counties == place)
    if found.found is None or not at.size or not found.found.eligible[at[0]]:
        return None
    row, ratios = int(at[0]), found.found.ratios
    if found.expected[row] < FEWEST_EXPECTED:
        return None
    low, high = (float(end[row]) for end in ratios.interval(INTERVAL))
    ratio = float(np.exp(ratios.log[row]))
    return _Figures(int(found.observed[row]), float(found.expected[row]), ratio, low, high)
