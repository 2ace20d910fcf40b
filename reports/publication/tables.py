"""The tables of a version in words: every row says who took part, and no cell is blank."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.gaps import Gap
from reports.pictures.gaps import reason
from reports.pictures.language import Language
from reports.publication.counting import ByStage
from reports.publication.models import Publication
from reports.publication.showing import RATES, Place, all_shown, rates, shown
from reports.statistics.measures import MEASURES

MAIN = ("bookings", "forwarded", "matched", "detainers", "served", "overdue")
Link = dict[str, str]  # text and url
Cell = str | Link
WORDS = Language(gettext=_, ngettext=ngettext)


@dataclass(frozen=True)
class Table:
    """A table as the page has it: the first cell of a row is the row's heading."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    @property
    def gaps(self) -> list[tuple[str, str]]:
        """The symbols that stand in it, with what they mean."""
        codes = {cell for row in self.rows for cell in row if isinstance(cell, str)}
        return [(gap.code, reason(gap, WORDS)) for gap in Gap if gap.code in codes]


def told(value: float | Gap | None) -> str:
    """A number with commas for thousands, a rate to one decimal, or the symbol of a gap."""
    if value is None or isinstance(value, Gap):
        return (value or Gap.NOT_APPLICABLE).code
    return f"{value:,}"


def signed(value: int | None) -> str:
    """A change with its sign."""
    return Gap.NOT_APPLICABLE.code if value is None else f"{value:+,}" if value else "0"


def titles(names: Iterable[str]) -> list[str]:
    """The titles of measures."""
    return [str(MEASURES[name].title) for name in names]


def rate_titles() -> list[str]:
    """The titles of the rates."""
    return [
        _("%(events)s per 1,000 %(exposure)s")
        % {"events": events, "exposure": exposure[:1].lower() + exposure[1:]}
        for events, exposure in (titles(pair) for pair in RATES.items())
    ]


def flow_table(
    counts: ByStage,
    place: Place,
    before: ByStage | None,
    earlier: Publication | None,
    then_place: Place | None = None,
) -> Table:
    """Every measure of a place with its definition, and its change since an earlier version.

    ``then_place`` is the place as it was then, if it may have been otherwise.
    """
    now = all_shown(counts, place)
    then = all_shown(before, then_place or place) if before is not None else {}
    columns = [_("Measure"), _("Number")]
    if earlier:
        columns += [f"{earlier.quarter} ({earlier.version})", _("Difference")]
    rows: list[list[Cell]] = []
    for name, measure in MEASURES.items():
        row: list[Cell] = [str(measure.title), told(now[name])]
        if earlier:
            row += [told(then.get(name)), signed(_change(now[name], then.get(name)))]
        rows.append([*row, str(measure.definition)])
    return Table(_("What became of the bookings"), [*columns, _("What is counted")], rows)


def split_table(
    caption: str, head: str, parts: Iterable[tuple[str, ByStage]], place: Place
) -> Table:
    """The main measures and the rates of parts of a place: its levels, or its groups."""
    rows = [[label, *main_cells(counts, place)] for label, counts in parts]
    return Table(caption, [head, *titles(MAIN), *rate_titles()], rows)


def places_table(
    published: Publication, places: Sequence[Place], counts: Mapping[str, ByStage]
) -> Table:
    """The main measures of states with who took part and who reported."""
    columns = [_("Place"), _("Counties"), _("Took part"), _("Reported"), *titles(MAIN)]
    rows = [
        [
            {"text": place.name, "url": reverse("figure-place", args=[place.code])},
            *_counties(place),
            *main_cells(counts.get(place.code, {}), place),
        ]
        for place in places
    ]
    caption = _("States, and last the nation, in %(quarter)s") % {"quarter": published.quarter}
    return Table(caption, [*columns, *rate_titles()], rows)


def _counties(place: Place) -> list[Cell]:
    if place.counties is None:
        return [told(None)] * 3
    each = place.counties
    return [told(each.all), told(each.took_part), told(each.reported)]


def main_cells(counts: ByStage, place: Place) -> list[Cell]:
    """The main measures and the rates of a place."""
    main = [told(shown(MEASURES[name], counts, place)) for name in MAIN]
    return [*main, *map(told, rates(counts, place))]


def _change(now: object, before: object) -> int | None:
    return now - before if isinstance(now, int) and isinstance(before, int) else None
