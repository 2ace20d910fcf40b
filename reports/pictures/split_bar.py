"""What a total is made of, as one bar: such as detainers by offense level."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.disclosure.derived import share
from reports.pictures.axes import PIXELS, TYPE, WIDTH, paper
from reports.pictures.figure import Figure
from reports.pictures.keys import Item, key
from reports.pictures.language import ENGLISH, Language
from reports.pictures.markup import element, picture
from reports.pictures.palette import CLASSES, Paint, both
from reports.pictures.wording import capital

TOP, HEIGHT, SIDE = 6.0, 30.0, 4.0


@dataclass(frozen=True)
class Part:
    """A part of the total, as it is shown."""

    name: str
    count: int


def split_bar(
    parts: Sequence[Part],
    *,
    prefix: str,
    title: str,
    events: str,
    language: Language = ENGLISH,
) -> Figure:
    """Draw up to six parts in their order, the first one darkest; `events` names what is counted.

    Shares are told as ``reports.disclosure.derived.share`` tells them.  ValueError for more
    parts, none, or a count below 0.
    """
    if not 0 < len(parts) <= len(CLASSES) or any(part.count < 0 for part in parts):
        raise ValueError("A bar has one to six parts, none of them negative.")
    total = sum(part.count for part in parts)
    paints = CLASSES[::-1] if len(parts) > 3 else CLASSES[5::-2]
    shares = [share(part.count, total) or language.gettext("no share") for part in parts]
    items = [
        Item(_box(-7, -5, 14, 10, paint), f"{part.name}: {part.count:,} ({shown})")
        for part, paint, shown in zip(parts, paints, shares, strict=False)
    ]
    summary = summary_of(parts, shares, events, language)
    words, key_height = key(items, (SIDE, TOP + HEIGHT + 10), WIDTH - 2 * SIDE, TYPE)
    height = TOP + HEIGHT + 10 + key_height
    svg = picture(
        prefix,
        title,
        summary,
        (0, 0, WIDTH, height),
        PIXELS,
        paper(height),
        _bar([part.count for part in parts], paints),
        element("g", words, font_size=TYPE),
    )
    rows = tuple((p.name, p.count, shown) for p, shown in zip(parts, shares, strict=True))
    columns = (
        language.gettext("Part"),
        language.gettext("Number of %(events)s") % {"events": events},
        language.gettext("Share"),
    )
    return Figure(title, summary, svg, columns, rows)


def summary_of(
    parts: Sequence[Part], shares: Sequence[str], events: str, language: Language = ENGLISH
) -> str:
    """Each part's share of the total."""
    total = sum(part.count for part in parts)
    if not total:
        return language.gettext("There are no %(events)s.") % {"events": events}
    each = "; ".join(f"{p.name} {shown}" for p, shown in zip(parts, shares, strict=True))
    blanks = {"events": capital(events), "total": f"{total:,}", "parts": each}
    return language.gettext("%(events)s, %(total)s in all: %(parts)s.") % blanks


def _bar(counts: Sequence[int], paints: Sequence[Paint]) -> str:
    """Segments as wide as their counts, each edged; an empty frame of nothing."""
    width, total = WIDTH - 2 * SIDE, sum(counts)
    if not total:
        return _box(SIDE, TOP, width, HEIGHT, Paint.PAPER)
    drawn, before = [], 0
    for count, paint in zip(counts, paints, strict=False):
        if count:
            left, right = (SIDE + width * edge / total for edge in (before, before + count))
            drawn.append(_box(left, TOP, right - left, HEIGHT, paint))
        before += count
    return "".join(drawn)


def _box(left: float, top: float, width: float, height: float, paint: Paint) -> str:
    edged = both(paint, Paint.QUIET)
    return element("rect", x=left, y=top, width=width, height=height, stroke_width=1, **edged)
