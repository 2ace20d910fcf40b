"""A rate by county as a map: classes of lightness, and a pattern where there is no number."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from portal.register.atlas import Atlas
from reports.gaps import Gap
from reports.pictures.classes import breaks_of, class_of
from reports.pictures.figure import Figure
from reports.pictures.gaps import patterns, reason
from reports.pictures.language import ENGLISH, Language
from reports.pictures.map_key import Kind, entries_of, fill_of, key_of
from reports.pictures.markup import element, picture
from reports.pictures.palette import CLASSES, Paint, filled, stroked
from reports.pictures.wording import capital, listed, sentence, told

WIDTH = 800  # pixels on a wide page
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
    language: Language = ENGLISH,
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
    summary = summary_of(areas, unit, undrawn(atlas, kinds), language)
    lands = _lands(atlas, kinds)
    left, top, width, height = atlas.frame
    drawn_key, key_height = key_of(
        prefix, entries_of(kinds, lands, limits, language), (left, top + height), width
    )
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
    rows = tuple((area.code, area.name, _cell(area.rate, language)) for area in ordered)
    columns = (language.gettext("FIPS code"), language.gettext("County"), capital(unit))
    return Figure(title, summary, svg, columns, rows)


def undrawn(atlas: Atlas, codes: Collection[str]) -> list[str]:
    """The codes that the map has no land for, sorted: its shapes are those of one year."""
    drawn = {atlas.code_in(shape, codes) for shape in atlas.counties}
    return sorted(code for code in codes if code not in drawn)


def summary_of(
    areas: Sequence[Area], unit: str, off_map: Sequence[str], language: Language = ENGLISH
) -> str:
    """How many counties have a rate, the highest, why others have none, and who is off the map."""
    rated = [(area.rate, area.name) for area in areas if not isinstance(area.rate, Gap)]
    clauses = [
        language.ngettext(
            "%(count)s county of %(all)s has a number",
            "%(count)s counties of %(all)s have a number",
            len(rated),
        )
        % {"count": f"{len(rated):,}", "all": f"{len(areas):,}"}
    ]
    if rated:
        clauses += _rates(rated, unit, language)
    gaps = Counter(area.rate for area in areas if isinstance(area.rate, Gap))
    if gaps:
        reasons = [f"{reason(gap, language)} ({gaps[gap]:,})" for gap in Gap if gaps[gap]]
        clauses.append(
            language.gettext("without a number: %(reasons)s") % {"reasons": ", ".join(reasons)}
        )
    if off_map:
        clauses.append(
            language.gettext("not on the map, whose shapes are older: %(codes)s")
            % {"codes": listed(off_map, language)}
        )
    return sentence(clauses)


def _rates(rated: Sequence[tuple[float, str]], unit: str, language: Language) -> list[str]:
    """How many rates are 0, if any, and the highest one."""
    zero = sum(rate == 0 for rate, _name in rated)
    most, county = max(rated, key=lambda pair: pair[0])
    zeros = language.gettext("in %(count)s of them it is 0") % {"count": f"{zero:,}"}
    highest = language.gettext("the highest is %(rate)s %(unit)s in %(county)s") % {
        "rate": told(most),
        "unit": unit,
        "county": county,
    }
    return [zeros, highest] if zero else [highest]


def _kind(rate: float | Gap, breaks: Sequence[float]) -> Kind:
    return rate if isinstance(rate, Gap) else class_of(rate, breaks)


def _cell(rate: float | Gap, language: Language) -> str | float:
    return reason(rate, language) if isinstance(rate, Gap) else rate


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
        *(element("path", d=path, **fill_of(prefix, kind)) for kind, path in lands.items()),
        stroke_width=1.2,
        **stroked(Paint.PAPER),
    )


def _borders(prefix: str, atlas: Atlas) -> str:
    """The lines of the states, cased so that they show on every fill."""
    name = f"{prefix}-states"
    return element("defs", element("path", d=atlas.borders, id=name)) + element(
        "g",
        element("use", href=f"#{name}", stroke_width=4, **stroked(Paint.PAPER)),
        element("use", href=f"#{name}", stroke_width=1.6, **stroked(Paint.QUIET)),
        stroke_linejoin="round",
    )
