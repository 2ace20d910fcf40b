"""What a measure of agreement says: a figure with its interval, or why there is none."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a figure or its interval cannot be given."""

    NO_PAIRS = "NO_PAIRS"  # no unit has two ratings
    NO_VARIATION = "NO_VARIATION"  # all ratings are the same: there was nothing to disagree about
    NO_SPREAD = "NO_SPREAD"  # every draw of units gives the same figure, as where all agree
    UNSTABLE = "UNSTABLE"  # too many draws of units have no figure: a few units carry it all


@dataclass(frozen=True)
class Interval:
    """Ends of a confidence interval and how it was found."""

    low: float
    high: float
    level: float  # such as 0.95
    resamples: int  # draws of units that had a figure
    undefined: int  # draws that had none and were left out


@dataclass(frozen=True)
class Agreement:
    """A measure of agreement: 1 is perfect, 0 is chance (for per cent agreement: never)."""

    value: float | Reason
    interval: Interval | Reason
    units: int  # with two ratings or more
    ratings: int  # of those units

    @property
    def defined(self) -> bool:
        """Whether there is a figure to show."""
        return not isinstance(self.value, Reason)
