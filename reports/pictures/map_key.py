"""What stands for each class of a map and for each gap, and the key that says so."""

from collections import Counter
from collections.abc import Mapping, Sequence

from reports.gaps import Gap
from reports.pictures.classes import class_names
from reports.pictures.gaps import pattern_fill, reason
from reports.pictures.keys import Item, entry, width_of
from reports.pictures.language import Language
from reports.pictures.markup import element
from reports.pictures.palette import CLASSES, PHONE_TYPE, Paint, both, filled, stroked

TYPE, LINE = 38, 76  # height of the words and of a line of the key, in half pixels
INDENT = 30

Kind = int | Gap  # a class, or why there is none
Entry = tuple[Kind, str]  # a line of the key


def fill_of(prefix: str, kind: Kind) -> dict[str, str]:
    """Attributes of land of a kind."""
    if isinstance(kind, Gap):
        return {"fill": pattern_fill(prefix, kind)}
    return filled(CLASSES[kind])


def entries_of(
    kinds: Mapping[str, Kind],
    lands: Mapping[Kind, str],
    breaks: Sequence[float],
    language: Language,
) -> list[Entry]:
    """What the key tells: each class and the gaps that are there, with how many rows each has."""
    counts, names = Counter(kinds.values()), class_names(breaks, language)
    gaps = [gap for gap in Gap if gap in lands or counts[gap]]
    told_of: list[Entry] = [*enumerate(names), *((gap, reason(gap, language)) for gap in gaps)]
    return [(kind, f"{words} ({counts[kind]:,})") for kind, words in told_of]


def key_of(
    prefix: str, entries: Sequence[Entry], place: tuple[float, float], width: float
) -> tuple[str, float]:
    """What the fills mean, column by column; and its height."""
    widest = INDENT + 1.6 * TYPE + max(width_of(words, PHONE_TYPE) for _kind, words in entries)
    columns = 2 if widest <= width / 2 else 1
    lines = -(-len(entries) // columns)
    items = []
    for index, (kind, words) in enumerate(entries):
        box = element(
            "rect", x=-22, y=-22, width=44, height=44, stroke_width=2, **_boxed(prefix, kind)
        )
        column, line = divmod(index, lines)
        at = (place[0] + INDENT + column * width / columns, place[1] + (line + 0.8) * LINE)
        items.append(entry(Item(box, words), at, TYPE))
    drawn = element("g", *items, class_="picture-map-key", font_size=TYPE)
    return drawn, (lines + 0.4) * LINE


def _boxed(prefix: str, kind: Kind) -> dict[str, str]:
    if isinstance(kind, Gap):
        return {**stroked(Paint.QUIET), "fill": pattern_fill(prefix, kind)}
    return both(CLASSES[kind], Paint.QUIET)
