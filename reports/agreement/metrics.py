"""How far two values are apart, by the level of measurement (Krippendorff 2011, section D)."""

from enum import StrEnum

import numpy as np

from reports.agreement.tally import Floats


class Metric(StrEnum):
    """The level of measurement of a question's answers."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def distances(metric: Metric, values: Floats, margins: Floats) -> Floats:
    """Squared distances (r, q, q) or (1, q, q) of values (q,), given their margins (r, q).

    The margins, how often each value was given in each of r draws, matter to ranks alone.
    ValueError for values below zero on a ratio scale, which has none.
    """
    points = values[None, :]
    if metric is Metric.NOMINAL:
        return _nominal(points)
    if metric is Metric.RATIO:
        return _ratio(points)
    return _squared(_middles(margins) if metric is Metric.ORDINAL else points)


def _middles(margins: Floats) -> Floats:
    """The rank (r, q) in the middle of all that share a value."""
    middles: Floats = np.cumsum(margins, axis=1) - margins / 2
    return middles


def _squared(points: Floats) -> Floats:
    squares: Floats = (points[:, :, None] - points[:, None, :]) ** 2
    return squares


def _nominal(points: Floats) -> Floats:
    others: Floats = (points[:, :, None] != points[:, None, :]).astype(np.float64)
    return others


def _ratio(points: Floats) -> Floats:
    if (points < 0).any():
        raise ValueError("A ratio scale has no values below zero.")
    sums = points[:, :, None] + points[:, None, :]
    # Zero and zero are no distance apart.
    shares: Floats = _squared(points) / np.where(sums > 0, sums, 1) ** 2
    return shares
