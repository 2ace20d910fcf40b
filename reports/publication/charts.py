"""The pictures of a release in both languages, each with the rows that it draws: files of it.

``charts/<name>.<language>.svg`` is the picture; ``charts/<name>.<language>.json`` has its title,
its sentence, its columns and its rows, which pages show beneath it.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, ngettext

from portal.quarters import Quarter
from reports.disclosure.cube import Shown
from reports.pictures.figure import Cell, Figure
from reports.pictures.language import Language
from reports.publication.funnels import Flagged, funnel_of
from reports.publication.maps import MAPS, map_of
from reports.publication.showing import COUNTY, Place
from reports.statistics.indicators import INDICATORS

FOLDER = "charts/"
MAP, FUNNEL = "map-", "funnel-"


@dataclass(frozen=True)
class Chart:
    """A picture as a page has it."""

    title: str
    summary: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def charts_of(
    shown: Shown, places: Iterable[tuple[str, str, int]], flags: Collection[Flagged] = ()
) -> dict[str, bytes]:
    """The files by path, of numbers shown.

    ``places`` are code, name and days of taking part; the counties among them are drawn.
    ``flags`` are place, indicator and side of what was signed: a funnel marks these and no others.
    Raises ``AtlasMissing``.
    """
    counties = _counties(shown, places)
    files: dict[str, bytes] = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            words = Language(gettext, ngettext)
            drawn = {f"{MAP}{name}": map_of(name, shown, counties, words) for name in MAPS}
            drawn |= {
                f"{FUNNEL}{name}": funnel_of(indicator, shown, counties, flags, words)
                for name, indicator in INDICATORS.items()
            }
        for name, figure in drawn.items():
            files[svg_path(name, code)] = figure.svg.encode()
            files[json_path(name, code)] = _rows(figure)
    return files


def svg_path(name: str, language: str) -> str:
    """Where a picture stands in a release."""
    return f"{FOLDER}{name}.{language}.svg"


def json_path(name: str, language: str) -> str:
    """Where the rows of a picture stand in a release."""
    return f"{FOLDER}{name}.{language}.json"


def read_chart(data: bytes) -> Chart:
    """The title, sentence and rows of a picture from its file."""
    said = json.loads(data)
    rows = tuple(tuple(row) for row in said["rows"])
    return Chart(said["title"], said["summary"], tuple(said["columns"]), rows)


def title_of(name: str) -> str:
    """What a picture is called in a list; nothing where none has this name."""
    kind, _dash, of = name.partition("-")
    if kind == "map" and of in MAPS:
        return gettext("Map: %(title)s") % {"title": MAPS[of].title}
    if kind == "funnel" and of in INDICATORS:
        return gettext("Funnel: %(title)s") % {"title": INDICATORS[of].title}
    return ""


def _counties(shown: Shown, places: Iterable[tuple[str, str, int]]) -> list[Place]:
    quarter = Quarter.named(shown.quarter)
    of_days = (quarter.ends - quarter.begins).days + 1
    told = set(shown.columns["county"][0].tolist())
    return [
        Place(code, name, days, of_days, code in told)
        for code, name, days in sorted(places)
        if len(code) == COUNTY
    ]


def _rows(figure: Figure) -> bytes:
    said = {
        "title": figure.title,
        "summary": figure.summary,
        "columns": figure.columns,
        "rows": figure.rows,
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
