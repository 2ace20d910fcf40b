"""Invented quarters of the size and sparseness of the nation's: no count is anybody's."""

import numpy as np

from reports.disclosure.cube import Cube

# Counties of the 50 states and the District of Columbia in alphabetic order: 3,142.
COUNTIES = (
    67, 29, 15, 75, 58, 64, 8, 3, 1, 67, 159, 5, 44, 102, 92, 99, 105, 120, 64, 16, 24, 14, 83,
    87, 82, 115, 56, 93, 17, 10, 21, 33, 62, 100, 53, 88, 77, 36, 67, 5, 46, 66, 95, 254, 29, 14,
    133, 39, 55, 72, 23,
)  # fmt: skip
LEVELS = (0.24, 0.16, 0.33, 0.27)
GROUPS = (0.55, 0.2, 0.12, 0.08, 0.05)
STAGES = (0.4, 0.35, 0.1, 0.15)


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
    fips = [f"{s:02}{2 * c + 1:03}" for s, n in enumerate(counties, 1) for c in range(n)]
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


def with_late_records(cube: Cube, records: int, seed: int) -> Cube:
    """The same quarter after `records` more, which fall where most came before."""
    rng = np.random.default_rng(seed)
    weight = cube.counts + 0.05
    late = rng.choice(len(weight), records, p=weight / weight.sum())
    more = np.bincount(late, minlength=len(weight)).astype(np.int64)
    return Cube(cube.quarter, cube.labels, cube.counts + more)
