"""Invented quarters of the size and sparseness of the nation's: no count is anybody's."""

import numpy as np

from reports.disclosure.cube import DIMENSIONS, Cube, sums

# Counties of the 50 states and the District of Columbia in alphabetic order: 3,142.
COUNTIES = (
    67, 29, 15, 75, 58, 64, 8, 3, 1, 67, 159, 5, 44, 102, 92, 99, 105, 120, 64, 16, 24, 14, 83,
    87, 82, 115, 56, 93, 17, 10, 21, 33, 62, 100, 53, 88, 77, 36, 67, 5, 46, 66, 95, 254, 29, 14,
    133, 39, 55, 72, 23,
)  # fmt: skip
LEVELS = (0.24, 0.16, 0.33, 0.27)
GROUPS = (0.55, 0.2, 0.12, 0.08, 0.05)
STAGES = (0.4, 0.35, 0.1, 0.15)
# Of a quarter that is told by every stage: most bookings are at one, and hardly any at the last.
ALL_GROUPS = (0.45, 0.25, 0.2, 0.06, 0.02, 0.02)
ALL_STAGES = (0.82, *(0.18 * 0.2 * 0.8**n for n in range(29)))


def synthetic_cube(
    seed: int,
    quarter: str = "2026Q3",
    counties: tuple[int, ...] = COUNTIES,
    stages: int = 1,
    median: float = 3.2,
    spread: float = 1.5,
) -> Cube:
    """A quarter of counties x 4 levels x 5 groups x `stages` cells, zeros included.

    Persons in a county are Poisson about a log-normal mean with this `median` and `spread`;
    their levels and groups lean by county.
    """
    rng = np.random.default_rng(seed)
    fips = _fips(counties)
    mean = median * np.exp(spread * rng.standard_normal(len(fips)))
    shape = np.einsum("l,g,s->lgs", LEVELS, GROUPS, np.array(STAGES[:stages]))
    lean = rng.gamma(2.0, 0.5, (len(fips), *shape.shape))
    share = shape * lean
    share /= share.sum(axis=(1, 2, 3), keepdims=True)
    counts = rng.poisson(mean[:, None, None, None] * share)
    return Cube.of(
        quarter,
        (
            (fips[c], f"L{lv}", f"G{g}", f"S{s}", int(count))
            for (c, lv, g, s), count in np.ndenumerate(counts)
        ),
    )


def thin_cube(
    seed: int,
    quarter: str = "2026Q3",
    counties: tuple[int, ...] = COUNTIES,
    bookings: int = 500_000,
    spread: float = 1.5,
) -> Cube:
    """A quarter of counties x 4 levels x 6 groups x 30 stages, of cells that count anybody.

    Persons in a county are Poisson about a log-normal mean with this `spread`, about `bookings`
    in all; their levels and groups lean by county, and so do their stages.
    """
    rng = np.random.default_rng(seed)
    fips = _fips(counties)
    mean = np.exp(spread * rng.standard_normal(len(fips)))
    people = np.einsum("l,g->lg", LEVELS, ALL_GROUPS) * rng.exponential(1.0, (len(fips), 4, 6))
    people *= (bookings * mean / mean.sum() / people.sum(axis=(1, 2)))[:, None, None]
    stages = np.array(ALL_STAGES) * rng.gamma(6.0, 1 / 6, (len(fips), 30))
    stages /= stages.sum(axis=1)[:, None]
    counts = rng.poisson(people[..., None] * stages[:, None, None, :])
    cells = np.argwhere(counts).tolist()
    return Cube.of(
        quarter,
        (
            (fips[c], f"L{lv}", f"G{g}", f"S{s:02}", int(count))
            for (c, lv, g, s), count in zip(cells, counts[counts > 0].tolist(), strict=True)
        ),
    )


def with_late_records(cube: Cube, records: int, seed: int) -> Cube:
    """The same quarter after `records` more, which fall where most came before.

    Each has the place, level and group of one cell, and the stage of another.
    """
    rng = np.random.default_rng(seed)
    weight = (cube.counts + 0.05) / (cube.counts + 0.05).sum()
    who, how = (rng.choice(len(weight), records, p=weight) for _ in range(2))
    names, codes = zip(*(cube.columns[name] for name in DIMENSIONS), strict=True)
    sizes = tuple(len(labels) for labels in names)
    here = np.ravel_multi_index(codes, sizes)
    late = np.ravel_multi_index((*(code[who] for code in codes[:3]), codes[3][how]), sizes)
    cells, at = np.unique(np.concatenate([here, late]), return_inverse=True)
    more = np.concatenate([cube.counts, np.ones(records, dtype=np.int64)])
    labels = [name[code] for name, code in zip(names, np.unravel_index(cells, sizes), strict=True)]
    return Cube(cube.quarter, np.stack(labels, axis=1), sums(at, more, len(cells)))


def _fips(counties: tuple[int, ...]) -> list[str]:
    """A number for each county, state by state."""
    return [f"{s:02}{2 * c + 1:03}" for s, n in enumerate(counties, 1) for c in range(n)]
