"""The margins of a cube: nation, state and county, each by every set of the other dimensions."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from reports.disclosure.cube import DIMENSIONS, Cube, Ints, sums

GEOGRAPHIES: dict[str, tuple[str, ...]] = {
    "nation": (),
    "state": ("state",),
    "county": ("county",),
}


@dataclass(frozen=True, eq=False)
class Margins:
    """The margins of n cells.

    `member` is (n, f): the number of the margin of each family that a cell counts in; `geography`
    (m,) names where each margin lies; any two cells differ in `apart` margins or more.
    """

    member: Ints
    geography: list[str]
    apart: int

    def sums(self, values: Ints) -> Ints:
        """The (m,) sums of the cells' `values` (n,)."""
        width = self.member.shape[1]
        return sums(self.member.ravel(), np.repeat(values, width), len(self.geography))


def families(cube: Cube) -> list[tuple[str, tuple[str, ...]]]:
    """Each geography with each set of dimensions that vary, but for the inner cells themselves."""
    varied = [name for name in DIMENSIONS[1:] if len(cube.columns[name][0]) > 1]
    sets = [tuple(s) for size in range(len(varied) + 1) for s in combinations(varied, size)]
    return [
        (geography, (*place, *others))
        for geography, place in GEOGRAPHIES.items()
        for others in sets
        if geography != "county" or len(others) < len(varied)
    ]


def margins_of(cube: Cube) -> Margins:
    """Every margin of a cube, family by family."""
    columns: list[Ints] = []
    geography: list[str] = []
    named = families(cube)
    for place, by in named:
        labels, codes = cube.codes(by)
        columns.append(codes + len(geography))
        geography += [place] * len(labels)
    return Margins(np.stack(columns, axis=1), geography, _apart([by for _, by in named]))


def _apart(named: list[tuple[str, ...]]) -> int:
    """The fewest families that tell two cells apart which differ in one dimension only."""
    counts = [sum(name in by for by in named) for name in DIMENSIONS]
    return min((count for count in counts if count), default=0)
