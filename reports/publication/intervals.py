"""How sure a small rate is: the exact Poisson interval of a count."""

from scipy import special

COVERAGE = 0.90


def exact_interval(count: int) -> tuple[float, float]:
    """The limits of the expectation behind a count, at 90 % (Garwood 1936); both of persons.

    Rounding moves a count of 1 to 4 by up to four, which no interval of chance knows of.
    """
    tail = (1 - COVERAGE) / 2
    low = float(special.gammaincinv(count, tail)) if count else 0.0
    return low, float(special.gammaincinv(count + 1, 1 - tail))
