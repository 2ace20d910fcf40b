"""TopoJSON, decoded: rings of points from shared, delta-coded, quantized arcs.

The format: https://github.com/topojson/topojson-specification (sections 2.1.2 to 2.1.5).  An arc
is a line that neighbors share; its first position is absolute and the others are steps from
the one before, in whole units of the grid that ``transform`` describes.  A geometry names its
arcs by index, and an arc that is walked backward by the complement (~index).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

Point = tuple[float, float]
Ring = list[Point]


class NotTopology(ValueError):
    """The data is no quantized topology, or a geometry is neither polygon nor multipolygon."""


class Topology:
    """The arcs of one TopoJSON document, and the shapes made of them."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        if document.get("type") != "Topology" or "transform" not in document:
            raise NotTopology("This is no quantized TopoJSON.")
        self._objects = document["objects"]
        scale, translate = document["transform"]["scale"], document["transform"]["translate"]
        self._arcs = [_decode(arc, scale, translate) for arc in document["arcs"]]

    def shapes(self, name: str) -> Iterator[tuple[str, list[Ring]]]:
        """Each geometry of a collection: its id and its rings, holes included, in the plane."""
        for geometry in self._objects[name]["geometries"]:
            yield (
                str(geometry.get("id", "")),
                [self._ring(ring) for polygon in _polygons(geometry) for ring in polygon],
            )

    def _ring(self, indexes: Sequence[int]) -> Ring:
        """Arcs end to end; the last point of one is the first of the next and is kept once."""
        points: Ring = []
        for index in indexes:
            arc = self._arcs[index] if index >= 0 else self._arcs[~index][::-1]
            points.extend(arc[1:] if points else arc)
        return points


def _decode(arc: Sequence[Sequence[int]], scale: Sequence[float], shift: Sequence[float]) -> Ring:
    xs, ys = accumulate(step[0] for step in arc), accumulate(step[1] for step in arc)
    return [
        (x * scale[0] + shift[0], y * scale[1] + shift[1]) for x, y in zip(xs, ys, strict=True)
    ]


def _polygons(geometry: Mapping[str, Any]) -> list[Any]:
    kind = geometry.get("type")
    if kind == "Polygon":
        return [geometry["arcs"]]
    if kind == "MultiPolygon":
        return list(geometry["arcs"])
    if kind is None:  # a geometry without a place in the plane
        return []
    raise NotTopology(f"{kind} is no area.")
