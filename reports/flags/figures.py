"""The figures beside the sections of a case file, computed once and kept as plain JSON.

``strata``   rows of level, group, exposure, events and events expected of the county
``unknown``  of the county and of the nation: exposures of unknown group, and all
``reported`` every measure of the county
``history``  rows of quarter, observed, expected and CUSUM, the oldest first
``funnel``   the county's place among those of which enough is expected, or None
"""

from typing import Any

import numpy as np

from reports.disclosure.cube import Cube
from reports.disclosure.derived import FEWEST_EXPECTED
from reports.flags.findings import Finding, Screened
from reports.statistics.histories import History
from reports.statistics.indicators import INDICATORS, Review, Strata, strata_of
from reports.statistics.measures import totals
from reports.statistics.review.funnel import Form, funnel
from reports.statistics.stages import Group, Stage

PLACES = 3  # of decimals
Json = dict[str, Any]


class Figures:
    """The figures of every finding of a quarter; what they share is computed once."""

    def __init__(self, cube: Cube, found: Screened) -> None:
        """Lay the quarter out by indicator."""
        self.found = found
        self.strata = {name: strata_of(cube, one) for name, one in INDICATORS.items()}
        self.funnels = {name: _funnel(one) for name, one in found.reviews.items()}
        self.reported = _by_county(cube)

    def of(self, finding: Finding) -> Json:
        """The figures of one finding, as the module lays them out."""
        name, county = finding.indicator, finding.county
        strata = self.strata[name]
        return {
            "strata": _own_strata(strata, county),
            "unknown": _unknown(strata, county),
            "reported": totals(self.reported[county]),
            "history": _own_history(self.found.histories.get(name), county),
            "funnel": self.funnels[name].get(county),
        }


def _own_strata(strata: Strata, county: str) -> list[list[Any]]:
    unit = int(np.searchsorted(strata.counties, county))
    exposure, events, rates = strata.exposure[unit], strata.events[unit], strata.rates
    return [
        [
            str(strata.levels[level]),
            str(strata.groups[group]),
            int(exposure[level, group]),
            int(events[level, group]),
            _rounded(exposure[level, group] * rates[level, group]),
        ]
        for level, group in zip(*np.nonzero(exposure), strict=True)
    ]


def _unknown(strata: Strata, county: str) -> Json:
    unit = int(np.searchsorted(strata.counties, county))
    unknown = strata.exposure[..., strata.groups == Group.UNKNOWN.name]
    return {
        "county": [int(unknown[unit].sum()), int(strata.exposure[unit].sum())],
        "nation": [int(unknown.sum()), int(strata.exposure.sum())],
    }


def _own_history(history: History | None, county: str) -> list[list[Any]]:
    if history is None or county not in history.counties:
        return []
    unit = int(np.searchsorted(history.counties, county))
    return [
        [
            quarter,
            int(history.observed[at, unit]),
            _rounded(history.expected[at, unit]),
            _rounded(history.sums[at, unit]),
        ]
        for at, quarter in enumerate(history.quarters)
    ]


def _funnel(one: Review) -> dict[str, Json]:
    """Each county's place in the funnel of those large enough: deviations, and its rank."""
    large = one.expected >= FEWEST_EXPECTED
    if not large.any():
        return {}
    drawn = funnel(one.observed[large], one.expected[large], Form.CQC)
    z = drawn.adjusted_z
    ranks = np.empty(len(z), dtype=int)
    ranks[np.argsort(-z, kind="stable")] = np.arange(1, len(z) + 1)
    return {
        str(county): {"units": len(z), "rank": int(rank), "z": _rounded(own)}
        for county, rank, own in zip(one.counties[large], ranks, z, strict=True)
    }


def _by_county(cube: Cube) -> dict[str, dict[int, int]]:
    """Counts by stage number of each county."""
    found: dict[str, dict[int, int]] = {}
    table = cube.table(("county", "stage"))
    for (county, stage), count in zip(table.labels.tolist(), table.values.tolist(), strict=True):
        found.setdefault(county, {})[Stage[stage]] = count
    return found


def _rounded(value: float) -> float:
    return round(float(value), PLACES)
