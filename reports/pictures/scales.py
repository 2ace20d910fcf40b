"""From values to coordinates, and the few values that an axis names."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass


def straight(value: float) -> float:
    """The bend of a linear axis: none."""
    return value


@dataclass(frozen=True)
class Scale:
    """An axis: values from `low` to `high` > `low` stand from `start` to `end`.

    `bend` (straight, math.sqrt, math.log) rises, so that order is kept.
    """

    low: float
    high: float
    start: float
    end: float
    bend: Callable[[float], float] = straight

    def __call__(self, value: float) -> float:
        """The coordinate of a value; what lies beyond the axis stands at its end."""
        floor, ceiling = self.bend(self.low), self.bend(self.high)
        share = (self.bend(min(max(value, self.low), self.high)) - floor) / (ceiling - floor)
        return self.start + min(max(share, 0.0), 1.0) * (self.end - self.start)

    def spaced(self, values: Iterable[float], gap: float) -> list[float]:
        """Those values on the axis that keep `gap` from each other, the first ones preferred."""
        kept: list[float] = []
        for value in values:
            if not self.low <= value <= self.high:
                continue
            if all(abs(self(value) - self(other)) >= gap for other in kept):
                kept.append(value)
        return sorted(kept)


def round_numbers(low: float, high: float) -> list[float]:
    """Powers of ten around `low` > 0 to `high`, then twice, then five times these."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    powers = [10.0**power for power in range(first, last + 1)]
    return [factor * power for factor in (1, 2, 5) for power in powers]


def even_numbers(high: float, about: int = 5) -> list[float]:
    """0 and multiples of 1, 2 or 5 times a power of ten up to `high` > 0, some `about` of them."""
    power = 10.0 ** math.floor(math.log10(high / about))
    step = next(f * power for f in (1, 2, 5, 10) if f * power * about >= high)
    return [index * step for index in range(math.floor(high / step + 1e-9) + 1)]
