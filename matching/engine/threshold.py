"""From what sum on a candidate is shown."""

import math

from matching.engine.params import DEFAULT, Params


def threshold_for(fingers: int, params: Params = DEFAULT) -> float:
    """Return the lowest sum of scores that is a hit when so many fingers were compared.

    Scores of different people's fingers are nearly independent: their sum has a mean that grows
    with the number of fingers and a spread that grows with its root.  The sum therefore stays
    as many spreads above its mean as ``params.threshold`` is for one finger.  The tail of one
    finger's impostor scores is longer than a normal one's and shortens as fingers are added, so
    the rate of false hits falls with the number of fingers, never rises.
    """
    reach = params.threshold - params.impostor_mean
    return fingers * params.impostor_mean + math.sqrt(fingers) * reach
