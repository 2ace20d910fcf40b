"""The maps of a release: what each county has, made of numbers shown."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reports.disclosure.cube import Shown
from reports.gaps import Gap
from reports.pictures.county_map import Area, county_map
from reports.pictures.figure import Figure
from reports.pictures.language import Language
from reports.pictures.shapes import read_half_pixels
from reports.publication.showing import RATES, Place, per_thousand, shown
from reports.statistics.measures import MEASURES
from reports.statistics.stages import Stage

PERCENT = 100


@dataclass(frozen=True)
class Map:
    """What a map shows, and per what; the events of a rate, or how long places took part."""

    title: str | Promise
    unit: str | Promise
    events: str = ""


MAPS: dict[str, Map] = {
    "matched": Map(_("Matched per 1,000 forwarded"), _("matched per 1,000 forwarded"), "matched"),
    "detainers": Map(
        _("Detainers per 1,000 forwarded"), _("detainers per 1,000 forwarded"), "detainers"
    ),
    "participation": Map(_("Days of taking part"), _("percent of the days of the quarter")),
}


def map_of(name: str, cube: Shown, counties: Sequence[Place], language: Language) -> Figure:
    """A map by its name.  Raises ``AtlasMissing``."""
    drawn = MAPS[name]
    counts = by_county(cube)
    areas = [
        Area(place.code, place.name, _number(drawn, counts.get(place.code, {}), place))
        for place in counties
    ]
    return county_map(
        read_half_pixels(settings.ATLAS_FILE),
        areas,
        prefix=f"map-{name}",
        title=f"{drawn.title}, {cube.quarter}",
        unit=str(drawn.unit),
        language=language,
    )


def by_county(cube: Shown) -> Mapping[str, dict[int, int]]:
    """Counts by stage number of every county in a cube."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    table = cube.table(("county", "stage"))
    for (county, stage), persons in zip(table.labels.tolist(), table.values.tolist(), strict=True):
        found[county][Stage[stage]] = persons
    return found


def _number(drawn: Map, counts: Mapping[int, int], place: Place) -> float | Gap:
    if not drawn.events:
        return round(PERCENT * place.days / place.of_days, 1)
    pair = (drawn.events, RATES[drawn.events])
    return per_thousand(*(shown(MEASURES[name], counts, place) for name in pair))
