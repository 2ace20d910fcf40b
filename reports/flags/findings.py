"""What the screen of a quarter finds: pure functions of its cube and of those before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from reports.disclosure.cube import Cube
from reports.flags.states import Side
from reports.statistics.disparities import KNOWN_GROUPS, GroupReview, disparities
from reports.statistics.histories import History, histories
from reports.statistics.indicators import INDICATORS, Review, review
from reports.statistics.review.screen import Side as Tail

INTERVAL = 0.9
LEAST_QUARTERS = 2  # of a history: one before the one that is judged


@dataclass(frozen=True)
class Finding:
    """One figure of one county that differs; ``models.Flag`` says what each number is."""

    county: str
    indicator: str
    side: Side
    observed: int
    expected: float
    p: float
    ratio: float
    q: float | None = None
    low: float | None = None
    high: float | None = None
    cusum: float | None = None
    group: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What no two findings of a cube share."""
        return self.county, self.indicator, self.side, self.group


@dataclass(frozen=True, eq=False)
class Screened:
    """Everything that the screen of a quarter computed, by the name of indicator or group."""

    reviews: dict[str, Review]
    groups: dict[str, GroupReview]
    histories: dict[str, History]

    @property
    def findings(self) -> list[Finding]:
        """What is to be flagged, in one order."""
        found = [finding for one in self.reviews.values() for finding in _outliers(one)]
        found += [finding for one in self.groups.values() for finding in _disparate(one)]
        found += [finding for one in self.histories.values() for finding in _changed(one)]
        return sorted(found, key=lambda finding: finding.key)


def screened(cubes: Sequence[Cube]) -> Screened:
    """Screen the last of some consecutive quarters.  ``ValueError`` where one is missing."""
    last = cubes[-1]
    past = {
        name: history
        for name, one in INDICATORS.items()
        if len(cubes) >= LEAST_QUARTERS and (history := histories(cubes, one)) is not None
    }
    return Screened(
        {name: review(last, one) for name, one in INDICATORS.items()},
        {group: disparities(last, group) for group in KNOWN_GROUPS},
        past,
    )


def _outliers(one: Review) -> Iterator[Finding]:
    if one.screen is None:
        return
    rates = one.screen.rates
    for side, tail in ((Side.HIGH, one.screen.high), (Side.LOW, one.screen.low)):
        for unit in np.flatnonzero(tail.flagged).tolist():
            yield Finding(
                **_place(one, unit),
                **_tail(tail, unit),
                indicator=one.indicator.name,
                side=side,
                ratio=float(rates.mean[unit]),
                low=float(rates.low[unit]),
                high=float(rates.high[unit]),
            )


def _disparate(one: GroupReview) -> Iterator[Finding]:
    """Fewer events in a group are more in the others, whose own review tells of it."""
    if one.found is None:
        return
    low, high = one.found.ratios.interval(INTERVAL)
    for unit in np.flatnonzero(one.found.high.flagged).tolist():
        yield Finding(
            **_place(one, unit),
            **_tail(one.found.high, unit),
            indicator="detainers",
            side=Side.DISPARITY,
            group=one.group,
            ratio=float(np.exp(one.found.ratios.log[unit])),
            low=float(low[unit]),
            high=float(high[unit]),
        )


def _changed(one: History) -> Iterator[Finding]:
    """Who is above the limit now; a quarter of which nothing was foreseen changes nothing."""
    for unit in np.flatnonzero(one.alarmed & (one.foreseen[-1] > 0)).tolist():
        observed, foreseen = one.observed[-1, unit], one.foreseen[-1, unit]
        yield Finding(
            county=str(one.counties[unit]),
            indicator=one.indicator.name,
            side=Side.HISTORY,
            observed=int(observed),
            expected=float(foreseen),
            p=float(one.p[unit]),
            ratio=float(observed / foreseen),
            cusum=float(one.sums[-1, unit]),
        )


def _place(one: Review | GroupReview, unit: int) -> dict:
    return {
        "county": str(one.counties[unit]),
        "observed": int(one.observed[unit]),
        "expected": float(one.expected[unit]),
    }


def _tail(tail: Tail, unit: int) -> dict:
    return {"p": float(tail.p[unit]), "q": float(tail.q[unit])}
