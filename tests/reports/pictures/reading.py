"""Pictures read back: their elements, their points, and what every picture must be."""

import re
from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree

from reports.pictures.keys import width_of
from reports.pictures.labels import Box

SVG = "{http://www.w3.org/2000/svg}"
OUTSIDE = re.compile(
    r"(?:href|src)=\"(?!#)|url\((?!#)|<script|<style|<image|<foreignObject| on\w+="
)


def tree(figure) -> ElementTree.Element:
    return ElementTree.fromstring(figure.svg)  # noqa: S314  our own


def found(figure, name, **attributes) -> list[ElementTree.Element]:
    """The elements of a name with these attributes, in order."""
    return [
        each
        for each in tree(figure).iter(f"{SVG}{name}")
        if all(each.get(key) == value for key, value in attributes.items())
    ]


def marked(figure, token) -> list[ElementTree.Element]:
    """The elements of a class, in order."""
    return [each for each in tree(figure).iter() if token in (each.get("class") or "").split()]


def words(figure) -> str:
    return " | ".join("".join(each.itertext()) for each in found(figure, "text"))


def corners(data: str) -> list[tuple[float, float]]:
    """The points of path data of moves (M), lines (L) and steps (l)."""
    points: list[tuple[float, float]] = []
    for command, run in re.findall(r"([MLl])([^MLlz]*)", data):
        numbers = [float(each) for each in re.findall(r"-?[\d.]+", run)]
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            from_x, from_y = points[-1] if command == "l" else (0, 0)
            points.append((from_x + x, from_y + y))
    return points


def placed(element) -> Iterator[tuple[float, float]]:
    """Every point drawn, but those of definitions and of samples, which are moved."""
    if element.tag == f"{SVG}defs" or element.get("transform"):
        return
    for x, y in (("x", "y"), ("cx", "cy"), ("x1", "y1"), ("x2", "y2")):
        if element.get(x):
            yield float(element.get(x)), float(element.get(y))
    if element.tag == f"{SVG}rect":
        left, top = float(element.get("x")), float(element.get("y"))
        yield left + float(element.get("width")), top + float(element.get("height"))
    if element.get("d"):
        yield from corners(element.get("d"))
    for child in element:
        yield from placed(child)


def written(element, size=0.0, key_size=None) -> Iterator[Box]:
    """About where words stand; `key_size` is that of the key of a map where the page says so."""
    size = float(element.get("font-size", size))
    if key_size and element.get("class") == "picture-map-key":
        size = key_size
    for each in element:
        if each.tag == f"{SVG}text":
            x, y = float(each.get("x")), float(each.get("y"))
            wide = float(each.get("textLength") or width_of(each.text, size))
            start = x - wide * {"middle": 0.5, "end": 1}.get(each.get("text-anchor"), 0)
            yield Box(start, y - 0.7 * size, start + wide, y + 0.2 * size)
        yield from written(each, size, key_size)


def is_legible(figure, key_size=None) -> bool:
    """Whether no words lie upon others or leave the picture."""
    left, top, width, height = map(float, tree(figure).get("viewBox").split())
    boxes = list(written(tree(figure), key_size=key_size))
    frame = Box(left, top, left + width, top + height)
    apart = not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    return apart and all(frame.holds(box) for box in boxes)


def stays_within(figure) -> bool:
    """Whether no point of a drawing lies outside of its view box."""
    left, top, width, height = map(float, tree(figure).get("viewBox").split())
    ends = [(x, box.bottom) for box in written(tree(figure)) for x in (box.left, box.right)]
    drawn = [*placed(tree(figure)), *ends]
    return all(left <= x <= left + width and top <= y <= top + height for x, y in drawn)


def is_sound(figure, prefix) -> bool:
    """Whether a picture is named, described, runs nothing, reaches nowhere and keeps its ids."""
    root = tree(figure)
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    used = re.findall(r"(?:url\(|href=\")#([\w-]+)", figure.svg)
    return (
        root.get("role") == "img"
        and found(figure, "title", id=root.get("aria-labelledby"))[0].text == figure.title
        and found(figure, "desc", id=root.get("aria-describedby"))[0].text == figure.summary
        and not OUTSIDE.search(figure.svg)
        and len(ids) == len(set(ids))
        and all(each.startswith(f"{prefix}-") for each in ids)
        and set(used) <= set(ids)
        and all(len(row) == len(figure.columns) for row in figure.rows)
        and all(cell not in ("", None) for row in figure.rows for cell in row)
    )
