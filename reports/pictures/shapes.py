"""The shapes of the counties on a grid of half pixels, small enough to stand in a page.

The register draws the same shapes on a finer grid.  On this one a point that lies on the line
between its neighbors says nothing and is left out.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from portal.register.atlas import GRID, Atlas, path_of, read_atlas
from portal.register.topology import Ring, Topology

STEPS = 2  # in a unit of the atlas's plane: half a pixel at full size


@cache
def read_half_pixels(file: Path) -> Atlas:
    """The atlas in half pixels, frame and all; raises ``AtlasMissing``."""
    fine = read_atlas(file)
    topology = Topology(json.loads(file.read_bytes()))
    left, top, width, height = fine.frame
    return replace(
        fine,
        counties={
            code: path_of([coarse(ring) for ring in rings])
            for code, rings in topology.shapes("counties")
        },
        borders=lines_of(
            coarse(ring) for _code, rings in topology.shapes("states") for ring in rings
        ),
        frame=(left * STEPS, top * STEPS, width * STEPS, height * STEPS),
    )


def coarse(ring: Ring) -> Ring:
    """A closed ring on the grid, its needless points left out, in the units of ``path_of``."""
    kept: list[tuple[int, int]] = []
    for x, y in ring:
        point = (round(x * STEPS), round(y * STEPS))
        if kept and kept[-1] == point:
            continue
        while len(kept) > 1 and _is_between(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return [(x / GRID, y / GRID) for x, y in kept]


def lines_of(rings: Iterable[Ring]) -> str:
    """Path data of the edges of rings in the units of ``path_of``, a shared edge once."""
    drawn: set[frozenset[tuple[int, int]]] = set()
    data = []
    for ring in rings:
        on_grid = [(round(x * GRID), round(y * GRID)) for x, y in ring]
        pen = None
        for one, other in pairwise(on_grid):
            edge = frozenset((one, other))
            if edge in drawn:
                continue
            drawn.add(edge)
            if pen != one:
                data.append(f"M{one[0]} {one[1]}l")
            x, y = other[0] - one[0], other[1] - one[1]
            data.append(f"{x}{'' if y < 0 else ' '}{y} ")
            pen = other
    return "".join(data).replace(" M", "M").rstrip()


def _is_between(one: tuple[int, int], middle: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the middle point lies on the straight way from one to the other."""
    ax, ay = middle[0] - one[0], middle[1] - one[1]
    bx, by = other[0] - middle[0], other[1] - middle[1]
    return ax * by == ay * bx and ax * bx + ay * by > 0
