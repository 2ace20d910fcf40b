"""Ratings counted by unit and value, which is all that agreement depends on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Tally:
    """How many raters gave each value to each unit.  Units that nobody rated are not in it."""

    values: Floats  # (q,) ascending
    counts: Floats  # (n, q) whole numbers

    @property
    def raters(self) -> Floats:
        """Ratings of each unit (n,): one or more."""
        total: Floats = self.counts.sum(axis=1)
        return total

    @property
    def paired(self) -> NDArray[np.bool_]:
        """Which units (n,) have two ratings or more, so that raters can agree on them."""
        flags: NDArray[np.bool_] = self.raters >= 2
        return flags


def tally_of(ratings: ArrayLike, values: Sequence[float] | None = None) -> Tally:
    """The tally of ratings (units, raters), nan where a rater gave none.

    `values` are all that raters could choose from; without them, those that somebody chose.
    ValueError where the ratings are no table, are infinite, or are not among the values.
    """
    table = np.asarray(ratings, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError("Ratings are a table of units by raters.")
    given = np.unique(table[~np.isnan(table)])
    choices = given if values is None else np.unique(np.asarray(values, dtype=np.float64))
    if not (np.isfinite(choices).all() and np.isin(given, choices).all()):
        raise ValueError("A rating is a number among the values to choose from.")
    counts = (table[:, :, None] == choices).sum(axis=1).astype(np.float64)
    return Tally(choices, counts[counts.sum(axis=1) > 0])
