"""A rate by county as a map: classes of lightness, and a pattern where there is no number."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from portal.register.atlas import Atlas
from reports.pictures.classes import breaks_of, class_names, class_of
from reports.pictures.figure import Figure
from reports.pictures.gaps import Gap, pattern_fill, patterns
from reports.pictures.keys import Item, entry
from reports.pictures.markup import element, picture
from reports.pictures.palette import CLASSES, Paint, both, filled, stroked
from reports.pictures.wording import capital, counted, listed, told

WIDTH = 800  # pixels on a wide page
TYPE, LINE = 38, 76  # height of the words and of a line of the key, in half pixels
COLUMNS = 2
PATTERN = 1.6


@dataclass(frozen=True)
class Area:
    """A county with its rate as it is shown elsewhere, or why it has none."""

    code: str  # FIPS, five digits
    name: str
    rate: float | Gap


def county_map(
    atlas: Atlas,
    areas: Sequence[Area],
    *,
    prefix: str,
    title: str,
    unit: str,
    breaks: Sequence[float] | None = None,
) -> Figure:
    """Draw counties on an atlas in half pixels; `unit` names the rate ("per 1,000 bookings").

    `breaks` are the limits of the classes (``breaks_of`` these rates where not given).  Land
    without a row is drawn as not applicable; rows without land stand in the table alone.
    ValueError as ``class_of`` does, for more limits than four, and for a county that comes twice.
    """
    by_code = {area.code: area for area in areas}
    if len(by_code) < len(areas):
        raise ValueError("A county comes twice.")
    rates = [area.rate for area in areas if not isinstance(area.rate, Gap)]
    limits = breaks_of(rates) if breaks is None else tuple(breaks)
    if len(limits) > len(CLASSES) - 2:
        raise ValueError("A map has five classes at most.")
    kinds = {area.code: _kind(area.rate, limits) for area in areas}
    summary = summary_of(areas, unit, undrawn(atlas, kinds))
    lands = _lands(atlas, kinds)
    left, top, width, height = atlas.frame
    drawn_key, key_height = _key(prefix, kinds, lands, limits, (left, top + height), width)
    view = (left, top, width, height + key_height)
    svg = picture(
        prefix,
        title,
        summary,
        view,
        WIDTH,
        patterns(prefix, PATTERN),
        element("rect", x=left, y=top, width=width, height=view[3], **filled(Paint.PAPER)),
        _drawn(prefix, lands),
        _borders(prefix, atlas),
        drawn_key,
    )
    ordered = sorted(areas, key=lambda area: area.code)
    rows = tuple((area.code, area.name, _cell(area.rate)) for area in ordered)
    return Figure(title, summary, svg, ("FIPS code", "County", capital(unit)), rows)


def undrawn(atlas: Atlas, codes: Collection[str]) -> list[str]:
    """The codes that the map has no land for, sorted: its shapes are those of one year."""
    drawn = {atlas.code_in(shape, codes) for shape in atlas.counties}
    return sorted(code for code in codes if code not in drawn)


def summary_of(areas: Sequence[Area], unit: str, off_map: Sequence[str]) -> str:
    """How many counties have a rate, the highest, why others have none, and who is off the map."""
    rated = [(area.rate, area.name) for area in areas if not isinstance(area.rate, Gap)]
    gaps = Counter(area.rate for area in areas if isinstance(area.rate, Gap))
    missing = [f"{gaps[gap]:,} {gap.value.lower()}" for gap in Gap if gaps[gap]]
    without = f"; without a number: {listed(missing)}" if missing else ""
    if off_map:
        without += f"; not on the map, whose shapes are older: {listed(off_map)}"
    if not rated:
        return f"No county of {len(areas):,} has a number{without}."
    most, name = max(rated, key=lambda pair: pair[0])
    zero = sum(rate == 0 for rate, _name in rated)
    return (
        f"{counted(len(rated), 'county', 'counties')} of {len(areas):,} have a number, {zero:,} of"
        f" them 0; the highest is {told(most)} {unit} in {name}{without}."
    )


Kind = int | Gap  # a class, or why there is none


def _kind(rate: float | Gap, breaks: Sequence[float]) -> Kind:
    return rate if isinstance(rate, Gap) else class_of(rate, breaks)


def _cell(rate: float | Gap) -> str | float:
    return rate.value if isinstance(rate, Gap) else rate


def _lands(atlas: Atlas, kinds: Mapping[str, Kind]) -> dict[Kind, str]:
    """The path of all land of a kind, in the order of classes and then of gaps."""
    paths: dict[Kind, list[str]] = {kind: [] for kind in (*range(len(CLASSES)), *Gap)}
    for shape, path in sorted(atlas.counties.items()):
        code = atlas.code_in(shape, kinds)
        paths[kinds[code] if code else Gap.NOT_APPLICABLE].append(path)
    return {kind: "".join(each) for kind, each in paths.items() if each}


def _drawn(prefix: str, lands: Mapping[Kind, str]) -> str:
    return element(
        "g",
        *(element("path", d=path, **_fill(prefix, kind)) for kind, path in lands.items()),
        stroke_width=1.2,
        **stroked(Paint.PAPER),
    )


def _fill(prefix: str, kind: Kind) -> dict[str, str]:
    if isinstance(kind, Gap):
        return {"fill": pattern_fill(prefix, kind)}
    return filled(CLASSES[kind])


def _borders(prefix: str, atlas: Atlas) -> str:
    """The lines of the states, cased so that they show on every fill."""
    name = f"{prefix}-states"
    return element("defs", element("path", d=atlas.borders, id=name)) + element(
        "g",
        element("use", href=f"#{name}", stroke_width=4, **stroked(Paint.PAPER)),
        element("use", href=f"#{name}", stroke_width=1.6, **stroked(Paint.QUIET)),
        stroke_linejoin="round",
    )


def _key(
    prefix: str,
    kinds: Mapping[str, Kind],
    lands: Mapping[Kind, str],
    breaks: Sequence[float],
    place: tuple[float, float],
    width: float,
) -> tuple[str, float]:
    """What the fills mean, with how many rows each has, column by column; and its height."""
    counts, names = Counter(kinds.values()), class_names(breaks)
    shown: list[Kind] = [*range(len(names)), *(gap for gap in Gap if gap in lands or counts[gap])]
    lines = -(-len(shown) // COLUMNS)
    items = []
    for index, kind in enumerate(shown):
        words = kind.value if isinstance(kind, Gap) else names[kind]
        box = element(
            "rect", x=-22, y=-22, width=44, height=44, stroke_width=2, **_boxed(prefix, kind)
        )
        column, line = divmod(index, lines)
        at = (place[0] + 30 + column * width / COLUMNS, place[1] + (line + 0.8) * LINE)
        items.append(entry(Item(box, f"{words} ({counts[kind]:,})"), at, TYPE))
    drawn = element("g", *items, class_="picture-map-key", font_size=TYPE)
    return drawn, (lines + 0.4) * LINE


def _boxed(prefix: str, kind: Kind) -> dict[str, str]:
    if isinstance(kind, Gap):
        return {**stroked(Paint.QUIET), "fill": pattern_fill(prefix, kind)}
    return both(CLASSES[kind], Paint.QUIET)
