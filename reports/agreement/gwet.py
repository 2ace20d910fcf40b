"""Gwet's AC1 and AC2: agreement beyond chance that does not collapse where one value is rare.

K. L. Gwet, "Computing inter-rater reliability and its variance in the presence of high
agreement", British Journal of Mathematical and Statistical Psychology 61, 2008, and Handbook of
Inter-Rater Reliability, 4th edition 2014, chapters 2 and 3.
"""

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from reports.agreement.bootstrap import Resampling
from reports.agreement.measuring import measure
from reports.agreement.percent import shares
from reports.agreement.results import Agreement
from reports.agreement.tally import Floats, Tally, tally_of
from reports.agreement.weights import Weighting, weights_of


def gwet_ac1(ratings: ArrayLike, values: Sequence[float], resampling: Resampling) -> Agreement:
    """AC1 of ratings (units, raters), nan where there is none, with its interval over units.

    `values` are all that raters could choose from, two or more: chance depends on how many.
    Defined where all ratings are the same (it is 1); NO_PAIRS where no unit has two.
    ValueError as `tally_of` has it, and for fewer than two values.
    """
    return gwet_ac2(ratings, values, Weighting.IDENTITY, resampling)


def gwet_ac2(
    ratings: ArrayLike, values: Sequence[float], weighting: Weighting, resampling: Resampling
) -> Agreement:
    """AC2: as AC1, with near misses counted by their weight."""
    tally = tally_of(ratings, values)
    if len(tally.values) < 2:
        raise ValueError("Chance needs two values or more to choose from.")
    weights = weights_of(weighting, tally.values)
    return measure(tally, partial(coefficients, weights=weights), resampling)


def coefficients(tally: Tally, draws: Floats, weights: Floats) -> Floats:
    """AC2 (r,) of draws (r, n) of units by weights (q, q); nan where a draw has no pair.

    A unit with one rating counts for how common its value is, though not for agreement.
    """
    choices = len(tally.values)
    units = np.maximum(draws.sum(axis=1, keepdims=True), 1)  # none where the only one is left out
    common = draws @ (tally.counts / tally.raters[:, None]) / units
    chance = weights.sum() / (choices * (choices - 1)) * (common * (1 - common)).sum(axis=1)
    result: Floats = (shares(tally, draws, weights) - chance) / (1 - chance)
    return result
