"""The indicators of the review: what is compared, and every county against what is expected of it.

Pure functions of ``reports.disclosure.cube.Cube``: the same code judges true counts for the
committee and shown counts for the public.  Expectations are the nation's own rates of each level
and group in the same quarter, on the county's own submissions.
"""

from dataclasses import dataclass
from math import prod

import numpy as np
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from numpy.typing import NDArray

from reports.disclosure.cube import Cube, Strings
from reports.statistics.measures import MEASURES
from reports.statistics.review.counts import Floats
from reports.statistics.review.expected import expected_counts, national_rates
from reports.statistics.review.heterogeneity import LEAST_EXPECTED
from reports.statistics.review.proportions import RARE, screen_shares
from reports.statistics.review.screen import Screen, screen


@dataclass(frozen=True)
class Indicator:
    """Events per exposure, both by the names of their measures; every event is an exposure."""

    name: str
    title: str | Promise
    definition: str | Promise
    events: str
    exposure: str


INDICATORS: dict[str, Indicator] = {
    one.name: one
    for one in (
        Indicator(
            "matched",
            _("Matched per forwarded"),
            _("Confirmed matches among the bookings that were searched."),
            "matched",
            "forwarded",
        ),
        Indicator(
            "detainers",
            _("Detainers per forwarded"),
            _("Detainers issued among the bookings that were searched."),
            "detainers",
            "forwarded",
        ),
        Indicator(
            "overdue",
            _("Overdue per served"),
            _("People held past the deadline among the detainers that were served."),
            "overdue",
            "served",
        ),
        Indicator(
            "voided",
            _("Voided per matched"),
            _("Matches that were wrong and taken back, among all that were confirmed."),
            "voided",
            "matched",
        ),
        Indicator(
            "declined",
            _("Declined per served"),
            _("Detainers that the agency declined, among those served: few agencies tell of it."),
            "declined",
            "served",
        ),
    )
}


@dataclass(frozen=True, eq=False)
class Strata:
    """Events and exposure of the counties that have any: (counties, levels, groups) each."""

    counties: Strings
    levels: Strings
    groups: Strings
    events: Floats
    exposure: Floats

    @property
    def rates(self) -> Floats:
        """The nation's events per exposure: (levels, groups)."""
        flat = national_rates(_flat(self.events), _flat(self.exposure))
        return flat.reshape(self.events.shape[1:])

    @property
    def observed(self) -> Floats:
        """Events of each county."""
        return _flat(self.events).sum(axis=1)

    @property
    def trials(self) -> Floats:
        """Exposure of each county."""
        return _flat(self.exposure).sum(axis=1)

    @property
    def expected(self) -> Floats:
        """Events that the nation's rates lead one to expect of each county."""
        return expected_counts(_flat(self.exposure), self.rates.reshape(-1))


@dataclass(frozen=True, eq=False)
class Review:
    """The review of one indicator: (counties,) each; no screen where there is nothing to fit."""

    indicator: Indicator
    counties: Strings
    observed: Floats
    expected: Floats
    screen: Screen | None


def strata_of(cube: Cube, indicator: Indicator) -> Strata:
    """What an indicator compares, county by county and stratum by stratum."""
    (counties, at), (levels, level) = cube.columns["county"], cube.columns["level"]
    groups, group = cube.columns["group"]
    shape = (len(counties), len(levels), len(groups))
    cell = (at * shape[1] + level) * shape[2] + group

    def counted(measure: str) -> Floats:
        wanted = cube.counts * _of(cube, measure)
        sums: Floats = np.bincount(cell, wanted, minlength=prod(shape)).astype(np.float64)
        return sums.reshape(shape)

    events, exposure = counted(indicator.events), counted(indicator.exposure)
    some = _flat(exposure).any(axis=1)
    return Strata(counties[some], levels, groups, events[some], exposure[some])


def review(cube: Cube, indicator: Indicator) -> Review:
    """Screen every county that has some exposure.

    Where events are a fifth of the exposure or more, no county is expected to have more of them
    than it has exposure: a beta-binomial judges the shares then, and no strata are told apart.
    """
    strata = strata_of(cube, indicator)
    observed, trials = strata.observed, strata.trials
    if is_frequent(observed, trials):
        expected = trials * observed.sum() / trials.sum()
        return Review(
            indicator, strata.counties, observed, expected, screen_shares(observed, trials)
        )
    expected = strata.expected
    found = screen(observed, expected) if fits(observed, expected) else None
    return Review(indicator, strata.counties, observed, expected, found)


def is_frequent(observed: Floats, trials: Floats) -> bool:
    """Whether events are too large a share of all trials for counts that know no limit."""
    return bool(len(trials) >= 2 and RARE * trials.sum() <= observed.sum() < trials.sum())


def fits(observed: Floats, expected: Floats) -> bool:
    """Whether two counties expect enough for a spread, and anything happened there."""
    use = expected > LEAST_EXPECTED
    return bool(use.sum() >= 2 and observed[use].any())


def _of(cube: Cube, measure: str) -> NDArray[np.bool_]:
    """The cells that a measure counts."""
    stages, codes = cube.columns["stage"]
    names = [stage.name for stage in MEASURES[measure].stages]
    cells: NDArray[np.bool_] = np.isin(stages, names)[codes]
    return cells


def _flat(counts: Floats) -> Floats:
    return counts.reshape(len(counts), prod(counts.shape[1:]))
