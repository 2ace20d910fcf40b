"""The shapes of the counties as SVG paths, read once in a process.

They come from the us-atlas package (the Census Bureau's cartographic boundaries of 2017,
projected by Albers to 975 x 610 units), which is installed beside the design system.
"""

import json
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from portal.register.topology import Ring, Topology

GRID = 5  # steps in a unit of the plane: a fifth of a pixel at full size
# Codes of the shapes, and the older codes that a register of earlier years knows the same land
# by (Census Bureau, Substantial Changes to Counties and County Equivalent Entities).
OLDER = {
    "46102": "46113",
    "02158": "02270",
    "02105": "02232",
    "02230": "02232",
    "02195": "02280",
    "02275": "02280",
    "02198": "02201",
}


class AtlasMissing(Exception):
    """The shapes are not installed, so that no map can be drawn."""


@dataclass(frozen=True)
class Atlas:
    """One path for each county by its code, the borders of the states, and the frame."""

    counties: dict[str, str]
    borders: str
    frame: tuple[int, int, int, int]

    def code_in(self, code: str, known: Container[str]) -> str | None:
        """The code by which a register knows the land of a shape; None if it does not."""
        return next((each for each in (code, OLDER.get(code, code)) if each in known), None)


@cache
def read_atlas(file: Path) -> Atlas:
    """Read the shapes; raises ``AtlasMissing``."""
    try:
        document = json.loads(file.read_bytes())
    except FileNotFoundError as reason:
        raise AtlasMissing("The shapes of the counties are not installed.") from reason
    topology = Topology(document)
    left, top, right, bottom = (round(edge) for edge in document["bbox"])
    return Atlas(
        counties={code: path_of(rings) for code, rings in topology.shapes("counties")},
        borders="".join(path_of(rings) for _code, rings in topology.shapes("states")),
        frame=(left - 2, top - 2, right - left + 4, bottom - top + 4),
    )


def path_of(rings: Iterable[Ring]) -> str:
    """SVG path data on the grid: a move for each ring, then steps between distinct points.

    A ring that shrinks to fewer than three points is drawn as a dot, so that no place is lost.
    """
    return "".join(_ring_path(ring) for ring in rings)


def _ring_path(ring: Ring) -> str:
    points = [(round(x * GRID), round(y * GRID)) for x, y in ring]
    x, y = points[0]
    steps = []
    for to_x, to_y in points[1:-1]:
        if (to_x, to_y) != (x, y):
            steps.append(f"{to_x - x}{'' if to_y < y else ' '}{to_y - y}")
            x, y = to_x, to_y
    drawn = "l" + " ".join(steps) if len(steps) > 1 else "l1 0 0 1"
    return f"M{points[0][0]} {points[0][1]}{drawn}z"
