"""Every county against its own earlier quarters, by one indicator."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy import special

from portal.quarters import Quarter
from reports.disclosure.cube import Cube, Strings
from reports.statistics.indicators import Indicator, fits, strata_of
from reports.statistics.review.counts import Flags, Floats
from reports.statistics.review.heterogeneity import fit_truncated
from reports.statistics.review.history import alarms, cusum, predictive_z
from reports.statistics.review.posterior import rates


@dataclass(frozen=True, eq=False)
class History:
    """Counties against their own past by one indicator: (quarters, counties) each.

    ``expected`` is what the nation's rates of each quarter lead one to expect; ``foreseen`` is
    what they and the county's own earlier quarters do, 0 where it has none, and there z is 0.
    """

    indicator: Indicator
    quarters: tuple[str, ...]
    counties: Strings
    observed: Floats
    expected: Floats
    foreseen: Floats
    z: Floats
    sums: Floats

    @property
    def alarmed(self) -> Flags:
        """Whose CUSUM is above its limit in the last quarter: (counties,)."""
        return alarms(self.sums[-1])

    @property
    def p(self) -> Floats:
        """How surprising the last quarter's count is from above, as a mid-p value: (counties,)."""
        values: Floats = special.ndtr(-self.z[-1])
        return values


def histories(cubes: Sequence[Cube], indicator: Indicator) -> History | None:
    """Follow every county through consecutive quarters; None where there is nothing to fit.

    ``ValueError`` where a quarter is missing in between.
    """
    quarters = [Quarter.named(cube.quarter) for cube in cubes]
    if any(second != first.shifted(1) for first, second in pairwise(quarters)):
        raise ValueError("A history is of quarters that follow upon each other.")
    each = [strata_of(cube, indicator) for cube in cubes]
    counties = np.unique(np.concatenate([one.counties for one in each]))
    observed, expected = np.zeros((2, len(cubes), len(counties)))
    for quarter, one in enumerate(each):
        places = np.searchsorted(counties, one.counties)
        observed[quarter, places], expected[quarter, places] = one.observed, one.expected
    total, due = observed.sum(axis=0), expected.sum(axis=0)
    if not fits(total, due):
        return None
    model = fit_truncated(total, due)
    earlier, promised = np.cumsum([observed, expected], axis=1) - [observed, expected]
    # A first quarter is judged by the nation alone, which is the screen's business.
    has_past = promised > 0
    z = np.where(has_past, predictive_z(observed, expected, model), 0.0)
    foreseen = np.where(has_past, expected * rates(earlier, promised, model).mean, 0.0)
    names = tuple(cube.quarter for cube in cubes)
    return History(indicator, names, counties, observed, expected, foreseen, z, cusum(z))
