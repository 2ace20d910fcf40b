"""The strata of a frame: level, outcome, census region and whether somebody complained.  Pure.

A stratum that describes few cases gives up what it says, so that none describes a handful: first
its region, then its level, its outcome, and whether somebody complained.  Those that give up the
same become one.  What still is too small joins the next larger one, and says of both what they
share.  Where there are more strata than cases to draw, a stratum has to describe twice as many,
and twice as many again.
"""

from collections import Counter
from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from reports.statistics.stages import NO_ACTION, OVERDUE, Stage

LEAST = 20  # cases that a stratum describes
ANY = 0  # several of what a stratum could say, and not which


class Result(IntEnum):
    """What a case came to, coarsely."""

    UNDECIDED = 1
    NO_ACTION = 2
    DETAINER = 3
    ENDED = 4
    CUSTODY = 5
    OVERDUE = 6


class Region(IntEnum):
    """The four regions of the Census Bureau, and what lies outside of them."""

    NORTHEAST = 1
    MIDWEST = 2
    SOUTH = 3
    WEST = 4
    ELSEWHERE = 5


class Complaint(IntEnum):
    """Whether somebody complained of the case by the number on its notice."""

    NO = 1
    YES = 2


class Stratum(NamedTuple):
    """What a stratum says of its cases, by the codes above; ``ANY`` where it gave that up."""

    level: int
    result: int
    region: int
    complaint: int


GIVEN_UP_IN_ORDER = ("region", "level", "result", "complaint")
STATES = {
    Region.NORTHEAST: "09 23 25 33 34 36 42 44 50",
    Region.MIDWEST: "17 18 19 20 26 27 29 31 38 39 46 55",
    Region.SOUTH: "01 05 10 11 12 13 21 22 24 28 37 40 45 47 48 51 54",
    Region.WEST: "02 04 06 08 15 16 30 32 35 41 49 53 56",
}
REGION_OF_STATE = {int(code): region for region, codes in STATES.items() for code in codes.split()}
SERVED = (Stage.PREPARED, Stage.SERVED, Stage.SERVED_COPY)
ENDED = (
    *(Stage.DECLINED, Stage.DECLINED_COPY, Stage.LAPSED, Stage.LAPSED_COPY),
    *(Stage.WITHDRAWN, Stage.WITHDRAWN_COPY),
)
RESULT_OF_STAGE: Mapping[int, Result] = {
    Stage.MATCHED: Result.UNDECIDED,
    Stage.VERIFIED: Result.UNDECIDED,
    **dict.fromkeys(sorted(NO_ACTION), Result.NO_ACTION),
    **dict.fromkeys(SERVED, Result.DETAINER),
    **dict.fromkeys(ENDED, Result.ENDED),
    Stage.CUSTODY: Result.CUSTODY,
    Stage.CUSTODY_COPY: Result.CUSTODY,
    **dict.fromkeys(sorted(OVERDUE), Result.OVERDUE),
}
# A match that two examiners confirmed and nobody took back, and what came of it.
FRAMED = tuple(sorted(RESULT_OF_STAGE))


def region_of(county: int) -> Region:
    """The region of a county by its FIPS code as a number."""
    return REGION_OF_STATE.get(county // 1000, Region.ELSEWHERE)


def merged(
    cases: Mapping[Stratum, int], *, most: int, least: int = LEAST
) -> dict[Stratum, Stratum]:
    """The stratum that each becomes, given how many cases each has; ``most`` strata in all.

    One alone may have fewer than ``least`` cases: where there are no more.
    """
    into = _joined(cases, _coarsened(cases, least), least)
    if len(set(into.values())) > max(most, 1):
        return merged(cases, most=most, least=least * 2)
    return into


def _coarsened(cases: Mapping[Stratum, int], least: int) -> dict[Stratum, Stratum]:
    into = {one: one for one in cases}
    for name in GIVEN_UP_IN_ORDER:
        sizes = _sizes(cases, into)
        into = {
            one: now if sizes[now] >= least else now._replace(**{name: ANY})
            for one, now in into.items()
        }
    return into


def _joined(
    cases: Mapping[Stratum, int], into: dict[Stratum, Stratum], least: int
) -> dict[Stratum, Stratum]:
    """The smallest joins the next, until none is too small; equals go by what they say."""
    while len(sizes := _sizes(cases, into)) > 1 and min(sizes.values()) < least:
        first, second = sorted(sizes, key=lambda one: (sizes[one], one))[:2]
        shared = Stratum(*(a if a == b else ANY for a, b in zip(first, second, strict=True)))
        into = {one: shared if now in (first, second) else now for one, now in into.items()}
    return into


def _sizes(cases: Mapping[Stratum, int], into: Mapping[Stratum, Stratum]) -> Counter[Stratum]:
    sizes: Counter[Stratum] = Counter()
    for one, now in into.items():
        sizes[now] += cases[one]
    return sizes
