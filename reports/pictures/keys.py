"""The key of a picture: samples of its marks with what they mean, in lines that fit."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from reports.pictures.markup import element, text
from reports.pictures.palette import Paint, filled

LETTER = 0.55  # mean width of a letter, in heights of the type


@dataclass(frozen=True)
class Item:
    """A sample, drawn around (0, 0) in a box of one em, and its words."""

    sample: str
    words: str


def width_of(words: str, size: float) -> float:
    """About how wide words stand in type of a size."""
    return LETTER * size * len(words)


def key(
    items: Sequence[Item], place: tuple[float, float], width: float, size: float
) -> tuple[str, float]:
    """The key with its first line at `place` (left, top), and the height that it takes."""
    left, top = place
    x, y, drawn = left, top + size, []
    for item in items:
        first, *more = _folded(item.words, width - 2 * size, size)
        room = 2 * size + width_of(item.words, size)
        if x > left and x + room > left + width:
            x, y = left, y + 1.6 * size
        drawn.append(entry(Item(item.sample, first), (x, y), size))
        for line in more:
            y += 1.3 * size
            drawn.append(_words(line, (x, y), size))
        x += room + size
    return "".join(drawn), y + 0.6 * size - top if items else 0.0


def entry(item: Item, place: tuple[float, float], size: float) -> str:
    """One item with the base of its words at `place`."""
    x, y = place
    sample = element(
        "g", item.sample, transform=f"translate({x + 0.6 * size:.1f} {y - 0.35 * size:.1f})"
    )
    return sample + _words(item.words, place, size)


def _words(words: str, place: tuple[float, float], size: float) -> str:
    """Words right of where a sample stands at `place`."""
    x, y = place
    return element("text", text(words), x=x + 1.6 * size, y=y, **filled(Paint.INK))


def _folded(words: str, width: float, size: float) -> list[str]:
    """Words in lines that fit, one at least."""
    return textwrap.wrap(words, int(width / (LETTER * size))) or [""]
