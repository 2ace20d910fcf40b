"""Which counties of the invented quarters stand out, so that one can ask whether they are found.

They are drawn by number, spread over the sizes, and stand for nothing that any real county did.
"""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from portal.demo.nation_places import Places

Indices = NDArray[np.int64]
SEED = 1789
# Least people of a place in which the thing can be told from chance at the demo's size.
SEEN, TOLD_LOW, TOLD_OVERDUE, TOLD_APART = 110_000, 400_000, 1_300_000, 300_000
HIGH, LOW, OVERDUE, RISING, APART = 24, 8, 6, 6, 8  # how many places
TIMES, PART, TIMES_OVERDUE = 4.0, 0.25, 3.0
RISE, RISING_SINCE = 1.6, 3  # a quarter's rise, in the last quarters: this one and three before


@dataclass(frozen=True, eq=False)
class Planted:
    """Which of the places, by their position, (k,) each; no place is in two."""

    high: Indices  # four times the matches, and so the detainers
    low: Indices  # a quarter of them: data are missing
    overdue: Indices  # three times the share that is held too long
    rising: Indices  # the matches grow by 1.6 each quarter, from the fifth of eight on
    apart: Indices  # an odds ratio of about four between Hispanic people and all others

    def codes(self, places: Places) -> dict[str, list[str]]:
        """The FIPS codes of each kind, by its name."""
        return {
            field.name: [f"{code:05}" for code in places.codes[getattr(self, field.name)]]
            for field in fields(self)
        }


def nobody() -> Planted:
    """A nation without outliers."""
    return Planted(*(np.zeros(0, np.int64) for _ in fields(Planted)))


def plant(places: Places) -> Planted:
    """The outliers among places that take part, always the same ones.

    ``ValueError`` where too few are large enough.
    """
    rng, free = np.random.default_rng(SEED), places.joined.copy()
    drawn = {}
    # Who needs the largest places chooses first.
    for name, count, least in (
        ("overdue", OVERDUE, TOLD_OVERDUE),
        ("apart", APART, TOLD_APART),
        ("low", LOW, TOLD_LOW),
        ("rising", RISING, SEEN),
        ("high", HIGH, SEEN),
    ):
        drawn[name] = _spread(np.flatnonzero(free & (places.people >= least)), places, count, rng)
        free[drawn[name]] = False
    return Planted(**drawn)


def _spread(among: Indices, places: Places, count: int, rng: np.random.Generator) -> Indices:
    """One of each of ``count`` classes of size, ascending by position."""
    if len(among) < count:
        raise ValueError(f"Only {len(among)} places are large enough, not {count}.")
    by_size = among[np.argsort(places.people[among], kind="stable")]
    return np.sort([rng.choice(part) for part in np.array_split(by_size, count)])
