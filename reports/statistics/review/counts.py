"""What the functions of the review take: counts and expectations, checked at the door."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def whole(what: str, values: ArrayLike) -> Floats:
    """Counts as floats; raises ``ValueError`` where one is negative, missing or a fraction."""
    counts = finite(what, values)
    if (counts != np.floor(counts)).any():
        raise ValueError(f"The {what} must be whole numbers.")
    return counts


def finite(what: str, values: ArrayLike) -> Floats:
    """Numbers of at least 0 as floats; raises ``ValueError`` otherwise."""
    numbers: Floats = np.asarray(values, np.float64)
    if not np.isfinite(numbers).all() or (numbers < 0).any():
        raise ValueError(f"The {what} must be finite and not negative.")
    return numbers


def paired(observed: ArrayLike, expected: ArrayLike) -> tuple[Floats, Floats]:
    """Observed and expected events of the same units, both of any one shape.

    Raises ``ValueError`` where shapes differ, a number is unfit, or a unit had events although
    none were expected: a rate of nothing is infinite.
    """
    counts, exposure = whole("observed counts", observed), finite("expected counts", expected)
    same_shape(counts, exposure)
    if (counts[exposure == 0] > 0).any():
        raise ValueError("A unit has events although none were expected of it.")
    return counts, exposure


def same_shape(first: NDArray[Any], second: NDArray[Any]) -> None:
    """Raise ``ValueError`` unless two arrays are of one shape."""
    if first.shape != second.shape:
        raise ValueError(f"The shapes {first.shape} and {second.shape} do not go together.")
