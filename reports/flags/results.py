"""What the screen of a whole quarter says, kept as plain JSON beside the flags.

``indicators`` rows of name, counties that were tested, center line m, spread a, high and low flags
``groups``     rows of group, counties that were judged, pooled odds ratio with its 90 % interval,
               tau, flags
``histories``  rows of name, quarters, counties above the limit
"""

from math import exp, sqrt
from typing import Any

from scipy import special

from reports.flags.findings import INTERVAL, Screened
from reports.statistics.disparities import GroupReview
from reports.statistics.histories import History
from reports.statistics.indicators import Review

PLACES = 4  # of decimals


def results_of(found: Screened) -> dict[str, list[list[Any]]]:
    """The results of a screen; an indicator without a fit, or a group without a pool, has None."""
    return {
        "indicators": [_fit(name, one) for name, one in found.reviews.items()],
        "groups": [_pooled(name, one) for name, one in found.groups.items()],
        "histories": [_alarms(name, one) for name, one in found.histories.items()],
    }


def _fit(name: str, one: Review) -> list[Any]:
    tested = int((one.expected > 0).sum())
    if one.screen is None:
        return [name, tested, None, None, 0, 0]
    model, high, low = one.screen.model, one.screen.high.flagged, one.screen.low.flagged
    return [
        name,
        tested,
        _round(model.mean),
        _round(model.dispersion),
        int(high.sum()),
        int(low.sum()),
    ]


def _pooled(name: str, one: GroupReview) -> list[Any]:
    if one.found is None:
        return [name, 0, None, None, None, None, 0]
    pooled = one.found.pooled
    reach = special.ndtri((1 + INTERVAL) / 2) * pooled.standard_error
    ratios = (pooled.mean, pooled.mean - reach, pooled.mean + reach)
    return [
        name,
        int(one.found.eligible.sum()),
        *(_round(exp(ratio)) for ratio in ratios),
        _round(sqrt(pooled.tau_squared)),
        int(one.found.high.flagged.sum()),
    ]


def _alarms(name: str, one: History) -> list[Any]:
    return [name, len(one.quarters), int(one.alarmed.sum())]


def _round(value: float) -> float:
    return round(float(value), PLACES)
