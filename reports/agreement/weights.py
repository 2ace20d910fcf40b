"""How nearly two values agree: 1 on the diagonal, less the further apart they are.

K. L. Gwet, Handbook of Inter-Rater Reliability, 4th edition 2014, chapter 3.
"""

from enum import StrEnum

import numpy as np

from reports.agreement.tally import Floats


class Weighting(StrEnum):
    """What a near miss is worth."""

    IDENTITY = "identity"  # nothing
    ORDINAL = "ordinal"  # by the pairs of ranks between
    LINEAR = "linear"  # by the distance
    QUADRATIC = "quadratic"  # by its square


def weights_of(weighting: Weighting, values: Floats) -> Floats:
    """The (q, q) weights of two or more values (q,), ascending."""
    ranks = np.arange(len(values))
    steps = np.abs(ranks[:, None] - ranks)
    distance = np.abs(values[:, None] - values)
    loss = {
        Weighting.IDENTITY: steps > 0,
        Weighting.ORDINAL: steps * (steps + 1) / 2,
        Weighting.LINEAR: distance,
        Weighting.QUADRATIC: distance**2,
    }[weighting].astype(np.float64)
    weights: Floats = 1 - loss / loss.max()
    return weights
