"""The simulation that the review must pass before anyone may rely on it.

Units of real sizes whose rates differ as rates do, log-normal with sigma .30, of which 60 have
four times their rate.  The model is not the truth (log-normal is not Gamma), which is the point.
Counted are false flags among all flags (FDR) and planted outliers that are flagged (power); the
usual z > 3 stands beside it.
"""

from dataclasses import dataclass, fields

import numpy as np

from reports.statistics.review.counts import Flags, Floats
from reports.statistics.review.screen import screen

SEED = 20_080
REPLICATES = 10
EVENTS = 40_000  # expected of all units together: detainers of a quarter, not bookings
SIGMA = 0.30
PLANTED = 60
TIMES = 4
LEAST = 2.5  # events expected where one is planted: four times less cannot be told from chance
LARGE = 20  # expected events above which nearly every outlier must be found
NAIVE = 3  # standard deviations

MOST_FALSE, LEAST_POWER, LEAST_POWER_LARGE = 0.12, 0.68, 0.90


@dataclass(frozen=True)
class Figures:
    """Shares, of one replicate or means over several."""

    false: float  # of flags
    power: float
    power_large: float  # where E > 20
    naive_false: float
    naive_power: float

    @property
    def passed(self) -> bool:
        """Whether the review may be relied on."""
        return (
            self.false <= MOST_FALSE
            and self.power >= LEAST_POWER
            and self.power_large >= LEAST_POWER_LARGE
        )


@dataclass(frozen=True, eq=False)
class Draw:
    """One simulated quarter, (units,) each."""

    observed: Floats
    expected: Floats
    planted: Flags


def run(sizes: Floats, *, seed: int = SEED, replicates: int = REPLICATES) -> Figures:
    """Mean figures of the replicates, for (units,) populations > 0.

    Raises ``ValueError`` where fewer than 60 units are large enough to plant an outlier in.
    """
    rng = np.random.default_rng(seed)
    found = [judge(draw(sizes, rng)) for _ in range(replicates)]
    names = [field.name for field in fields(Figures)]
    return Figures(*(float(np.mean([getattr(one, name) for one in found])) for name in names))


def draw(sizes: Floats, rng: np.random.Generator) -> Draw:
    """Invent a quarter; expectations are standardized to the events that came."""
    exposure: Floats = EVENTS * sizes / sizes.sum()
    rates = np.exp(rng.normal(0, SIGMA, sizes.size))
    planted = np.zeros(sizes.size, np.bool_)
    planted[rng.choice(np.flatnonzero(exposure >= LEAST), PLANTED, replace=False)] = True
    observed = rng.poisson(np.where(planted, TIMES, 1) * rates * exposure).astype(np.float64)
    return Draw(observed, exposure * observed.sum() / exposure.sum(), planted)


def judge(quarter: Draw) -> Figures:
    """Screen one quarter, and count right and wrong flags."""
    flagged = screen(quarter.observed, quarter.expected).high.flagged
    naive = (quarter.observed - quarter.expected) / np.sqrt(quarter.expected) > NAIVE
    large = quarter.planted & (quarter.expected > LARGE)
    return Figures(
        false=_share(~quarter.planted, flagged),
        power=_share(flagged, quarter.planted),
        power_large=_share(flagged, large),
        naive_false=_share(~quarter.planted, naive),
        naive_power=_share(naive, quarter.planted),
    )


def _share(which: Flags, of: Flags) -> float:
    """Share of ``which`` in ``of``; 0 of none."""
    return float((which & of).sum() / max(of.sum(), 1))
