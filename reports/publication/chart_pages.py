"""A picture of a version with the rows beneath it, as they are kept: nothing is drawn anew."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from reports.publication.charts import json_path, read_chart, svg_path
from reports.publication.models import Publication
from reports.publication.pages import Stamp, stamp_of
from reports.publication.selectors import STATE, bytes_of, state_names

ROWS = 50


@dataclass(frozen=True)
class ChartPage:
    """A picture, its sentence, and a page of its rows, of one state or of all."""

    stamp: Stamp
    name: str
    title: str
    summary: str
    svg: str
    columns: Sequence[str]
    rows: Page
    states: Sequence[tuple[str, str]]
    state: str


def chart_page(
    published: Publication, name: str, *, language: str, state: str = "", page: str | None = None
) -> ChartPage | None:
    """A picture in a language, its rows in a state alone; None where the version has no such."""
    picture = bytes_of(published, svg_path(name, language))
    told = bytes_of(published, json_path(name, language))
    if picture is None or told is None:
        return None
    chart = read_chart(told)
    rows = [[_cell(cell) for cell in row] for row in chart.rows if str(row[0]).startswith(state)]
    return ChartPage(
        stamp_of(published),
        name,
        chart.title,
        chart.summary,
        picture.decode(),
        chart.columns,
        Paginator(rows, ROWS).get_page(page),
        _states({str(row[0])[:STATE] for row in chart.rows}),
        state,
    )


def _states(codes: set[str]) -> list[tuple[str, str]]:
    """The states that have rows, by name."""
    names = state_names()
    return sorted(((code, names.get(code, code)) for code in codes), key=lambda pair: pair[1])


def _cell(cell: str | float) -> str:
    """A cell as text: a whole number without a fraction, commas for thousands."""
    return cell if isinstance(cell, str) else f"{cell:,.10g}"
