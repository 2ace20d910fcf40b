"""A version of a quarter as its first page tells it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from portal.quarters import Quarter
from reports.committee.outliers.models import Note
from reports.committee.outliers.selectors import notes_with
from reports.publication import counting, selectors
from reports.publication.charts import FOLDER, title_of
from reports.publication.findings import against, sentences
from reports.publication.models import NATION, Publication
from reports.publication.showing import Place
from reports.publication.tables import Table, flow_table, places_table, split_table
from reports.publication.training_pages import training_of
from reports.statistics.stages import Group, Level


@dataclass(frozen=True)
class Stamp:
    """Which version a page tells of, and the one that stands if that is another."""

    published: Publication
    standing: Publication | None

    @property
    def is_corrected(self) -> bool:
        """Whether a later version stands in its place."""
        return self.standing is not None and self.standing.pk != self.published.pk


@dataclass(frozen=True)
class ChartLink:
    """The way to a picture."""

    name: str
    title: str
    url: str


@dataclass(frozen=True)
class QuarterPage:
    """Findings, the flow, and who took part, and the ways to its pictures."""

    stamp: Stamp
    findings: Sequence[str]
    nation: Place
    flow: Table
    levels: Table
    groups: Table
    states: Table
    charts: Sequence[ChartLink]
    notes: Sequence[Note]
    has_training: bool = False


def stamp_of(published: Publication) -> Stamp:
    """The stamp of a version."""
    if published.corrected_at is None:
        return Stamp(published, published)
    return Stamp(published, selectors.publication(quarter=published.quarter))


def latest_stamp() -> Stamp | None:
    """The stamp of what came out last."""
    published = selectors.publication()
    return stamp_of(published) if published else None


def quarter_page(published: Publication) -> QuarterPage:
    """Everything that the first page of a version tells."""
    earlier = before(published)
    places = selectors.places_above(published)
    states, nation = places[:-1], places[-1]
    cells = counting.cells_of(published, NATION)
    then = counting.whole(counting.cells_of(earlier, NATION)) if earlier else None
    counts = counting.by_place(published, [state.code for state in states])
    counts[NATION] = counting.whole(cells)
    levels, groups = splits(cells, nation)
    return QuarterPage(
        stamp_of(published),
        sentences(against(published.findings, then)),
        nation,
        flow_table(counts[NATION], nation, then, earlier),
        levels,
        groups,
        places_table(published, places, counts),
        charts_in(published),
        notes_with(published.quarter, synthetic=published.synthetic),
        training_of(published) is not None,
    )


def splits(cells: Sequence[counting.Cell], place: Place) -> tuple[Table, Table]:
    """The main measures of a place by level and by group."""
    levels, groups = counting.by_level(cells), counting.by_group(cells)
    return (
        split_table(
            _("By the gravest charge as booked"),
            _("Level"),
            [(str(each.label), levels.get(each, {})) for each in Level],
            place,
        ),
        split_table(
            _("By the group that the agency recorded"),
            _("Group"),
            [(str(each.label), groups.get(each, {})) for each in Group],
            place,
        ),
    )


def before(published: Publication) -> Publication | None:
    """The version that stands for the quarter before."""
    earlier = Quarter.named(published.quarter).shifted(-1)
    return selectors.publication(quarter=str(earlier))


def charts_in(published: Publication) -> list[ChartLink]:
    """The pictures of a version."""
    names = {
        path.removeprefix(FOLDER).partition(".")[0] for path in selectors.paths(published, FOLDER)
    }
    return [
        ChartLink(name, title, _address(published, name))
        for name in sorted(names, reverse=True)
        if (title := title_of(name))
    ]


def _address(published: Publication, name: str) -> str:
    kind, _dash, of = name.partition("-")
    return reverse(f"figure-{kind}", args=[published.quarter, published.version, of])
