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
    """The margins of n cells of k kinds.

    `member` is (n, f): the number of the margin of each family that a cell counts in; `geography`
    (m,) and `places` (f) name where each margin and each family lies.  `kind` (level, group and
    stage), `state` and `county` are (n,) codes; `shared` (k, k) counts the sets of dimensions in
    which two kinds are alike: the national margins that hold both.
    """

    member: Ints
    geography: list[str]
    places: list[str]
    kind: Ints
    state: Ints
    county: Ints
    shared: Ints

    def sums(self, values: Ints) -> Ints:
        """The (m,) sums of the cells' `values` (n,)."""
        width = self.member.shape[1]
        return sums(self.member.ravel(), np.repeat(values, width), len(self.geography))


def families(cube: Cube) -> list[tuple[str, tuple[str, ...]]]:
    """Each geography with each set of dimensions that vary, but for the inner cells themselves."""
    varied = _varied(cube)
    sets = [tuple(s) for size in range(len(varied) + 1) for s in combinations(varied, size)]
    return [
        (geography, (*place, *others))
        for geography, place in GEOGRAPHIES.items()
        for others in sets
        if geography != "county" or len(others) < len(varied)
    ]


def _varied(cube: Cube) -> list[str]:
    """The dimensions beside the place in which the cells differ at all."""
    return [name for name in DIMENSIONS[1:] if len(cube.columns[name][0]) > 1]


def margins_of(cube: Cube) -> Margins:
    """Every margin of a cube, family by family."""
    columns: list[Ints] = []
    geography: list[str] = []
    named = families(cube)
    for place, by in named:
        labels, codes = cube.codes(by)
        columns.append(codes + len(geography))
        geography += [place] * len(labels)
    places = [place for place, _ in named]
    kind, shared = _kinds(cube)
    state, county = cube.columns["state"][1], cube.columns["county"][1]
    return Margins(np.stack(columns, axis=1), geography, places, kind, state, county, shared)


def _kinds(cube: Cube) -> tuple[Ints, Ints]:
    """The (n,) kinds of the cells, and the (k, k) sets of dimensions in which two are alike."""
    varied = _varied(cube)
    labels, kind = cube.codes(varied)
    alike = np.zeros((len(labels), len(labels)), dtype=np.int64)
    for column in labels.T:
        alike += column[:, None] == column
    return kind, 2**alike
