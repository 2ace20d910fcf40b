"""The frame of a plot: gridlines, the values on its two axes, and what the axes are of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.pictures.keys import width_of
from reports.pictures.markup import element, points, text
from reports.pictures.palette import Paint, filled, stroked
from reports.pictures.scales import Scale

WIDTH, PIXELS = 400, 520  # of a plot in its own units, and on a wide page
TYPE = 13  # height of words in these units: 11 pixels where the plot is 340 wide
LEFT, RIGHT, TOP, BASE = 52.0, 376.0, 34.0, 264.0  # edges of the area of data
FOOT = BASE + 40  # below the values and the name of the horizontal axis
ROOM = 364.0  # for the name of an axis

Place = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """The two axes of a plot."""

    x: Scale
    y: Scale

    def path(self, values: Iterable[Place]) -> str:
        """Path data of the line through (x, y) values."""
        return points([(self.x(x), self.y(y)) for x, y in values])


def axes(
    frame: Frame,
    across: Sequence[tuple[float, str]],
    upward: Sequence[tuple[float, str]],
    names: tuple[str, str],
) -> str:
    """Gridlines and words: values with their labels on both axes, and the names of the axes.

    The vertical axis is named above its head, to be read without turning the page.
    """
    grid = "".join(
        points([(LEFT, frame.y(value)), (RIGHT, frame.y(value))]) for value, _ in upward
    )
    ticks = "".join(
        points([(frame.x(value), BASE), (frame.x(value), BASE + 4)]) for value, _ in across
    )
    return "".join(
        [
            element("path", d=grid, stroke_width=0.7, **stroked(Paint.LINE)),
            element("path", d=ticks, stroke_width=1, **stroked(Paint.QUIET)),
            *(label(words, (frame.x(value), BASE + 17), "middle") for value, words in across),
            *(label(words, (LEFT - 6, frame.y(value) + 4.5), "end") for value, words in upward),
            label(names[0], ((LEFT + RIGHT) / 2, BASE + 34), "middle", **_fitted(names[0])),
            label(names[1], (4, TOP - 18), "start", **_fitted(names[1])),
        ]
    )


def label(words: str, place: Place, anchor: str, **attributes: str | float) -> str:
    """Words at a place: its start, middle or end."""
    x, y = place
    return element(
        "text", text(words), x=x, y=y, text_anchor=anchor, **attributes, **filled(Paint.QUIET)
    )


def _fitted(name: str) -> dict[str, str | float]:
    """How letters draw together where the name of an axis would be wider than the plot."""
    if width_of(name, TYPE) <= ROOM:
        return {}
    return {"textLength": ROOM, "lengthAdjust": "spacingAndGlyphs"}


def paper(height: float) -> str:
    """The ground of a plot."""
    return element("rect", x=0, y=0, width=WIDTH, height=height, **filled(Paint.PAPER))
