"""What a release prints, number by number, as the gate has to see it before anybody else does."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from reports.disclosure.cube import DIMENSIONS, Shown, Table
from reports.disclosure.soundness import Finding
from reports.package.content import Cell
from reports.package.content import Release as Content
from reports.publication.models import NATION
from reports.statistics.measures import MEASURES
from reports.statistics.stages import Stage

CELLS, PLACES = "cells", "places"
VARIED = ("level", "group", "stage")
# What a row of figures is a sum by, from the length of its place: US, a state, a county.
BY_PLACE = {
    NATION: VARIED,
    "state": ("state", *VARIED),
    "county": DIMENSIONS,
}
STATE = 2  # digits
Figure = tuple[str, str, str, str, int]


def figures_of(shown: Shown) -> Iterator[Figure]:
    """The rows that pages read: place, level, group, stage, persons; none is 0.

    Counties, and their sums in states and in the nation.
    """
    for by in BY_PLACE.values():
        table = shown.table(by)
        for labels, persons in zip(table.labels.tolist(), table.values.tolist(), strict=True):
            if persons:
                place, level, group, stage = [NATION, *labels][-len(DIMENSIONS) :]
                yield place, level, group, stage, persons


def tables_printed(figures: Sequence[Figure], content: Content) -> list[Table]:
    """The rows of the pages and of the file of inner cells, as sums that the gate does again."""
    rows: dict[str, list[Figure]] = {kind: [] for kind in BY_PLACE}
    for figure in figures:
        rows[_kind(figure[0])].append(figure)
    made = [_table(kind, some) for kind, some in rows.items()]
    return [*made, _table("county", [_figure(row) for row in _rows(content, CELLS)])]


def measures_at_fault(figures: Sequence[Figure], content: Content) -> Iterator[Finding]:
    """Measures of the file of places that are not the sums of the figures shown."""
    counts: dict[str, dict[int, int]] = {}
    for place, _level, _group, stage, persons in figures:
        own = counts.setdefault(place, {})
        own[Stage[stage]] = own.get(Stage[stage], 0) + persons
    keys, wrong = [], []
    for told in _rows(content, PLACES):
        for name, measure in MEASURES.items():
            if isinstance(told[name], int):
                keys.append(f"{told['quarter']}|{told['place']}|{name}")
                wrong.append(told[name] != measure.of(counts.get(str(told["place"]), {})))
    at_fault = np.array(wrong, dtype=bool)
    yield from Finding.of("not-additive", "not the sum of cells shown", keys, at_fault)


def _kind(place: str) -> str:
    if place == NATION:
        return NATION
    return "state" if len(place) == STATE else "county"


def _table(kind: str, rows: Sequence[Figure]) -> Table:
    width = len(BY_PLACE[kind])
    labels = [row[:4][-width:] for row in rows]
    return Table(
        BY_PLACE[kind],
        np.array(labels, dtype=np.str_).reshape(-1, width),
        np.array([row[4] for row in rows], dtype=np.int64),
    )


def _figure(row: Mapping[str, Cell]) -> Figure:
    county, level, group, stage = (str(row[key]) for key in ("fips", "level", "group", "stage"))
    return county, level, group, stage, int(str(row["persons"]))


def _rows(content: Content, name: str) -> Iterator[dict[str, Cell]]:
    """The rows of a file by column; none of a file without rows, which is left out."""
    for table in content.tables:
        if table.name == name:
            names = [column.name for column in table.columns]
            yield from (dict(zip(names, row, strict=True)) for row in table.rows)
