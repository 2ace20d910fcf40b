"""The places of a version: found by name, and side by side."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.sorting import ordering
from reports.publication import counting
from reports.publication.models import Publication, Standing
from reports.publication.pages import Stamp, stamp_of
from reports.publication.selectors import IS_COUNTY, place_in
from reports.publication.showing import Place, all_shown, rates
from reports.publication.tables import Cell, Table, rate_titles, told
from reports.statistics.measures import MEASURES

CODE = re.compile("[0-9]{5}|[0-9]{2}|US")
FEWEST, MOST = 2, 4  # places side by side
STANDINGS = {
    "took": (gettext_lazy("Took part"), Q(days__gt=0)),
    "not": (gettext_lazy("Did not take part"), Q(days=0)),
    "silent": (gettext_lazy("Took part and did not report"), Q(days__gt=0, reported=False)),
}

# What the list can be sorted by, as `?sort=` names it.
SORTED = {"county": ("name",), "fips": ("place",), "days": ("days",), "reported": ("reported",)}


@dataclass(frozen=True)
class Comparison:
    """Two to four places of a version side by side."""

    stamp: Stamp
    places: Sequence[Place]
    table: Table


def find(
    published: Publication, *, q: str = "", state: str = "", standing: str = "", sort: str = ""
) -> QuerySet[Standing]:
    """Counties of a version by code: those that have the words in their name, or the code."""
    rows = published.standings.filter(place__regex=IS_COUNTY)
    rows = rows.order_by(*ordering(sort, SORTED, otherwise=("place",)))
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(place=q))
    if state:
        rows = rows.filter(place__startswith=state)
    if standing in STANDINGS:
        rows = rows.filter(STANDINGS[standing][1])
    return rows


def compare(published: Publication, codes: Iterable[str]) -> Comparison | None:
    """Places side by side; None unless two to four of these codes are places of the version."""
    wanted = list(dict.fromkeys(code for code in codes if CODE.fullmatch(code)))[: MOST + 1]
    places = [found for code in wanted if (found := place_in(published, code))]
    if not FEWEST <= len(places) <= MOST:
        return None
    return Comparison(stamp_of(published), places, _side_by_side(published, places))


def _side_by_side(published: Publication, places: Sequence[Place]) -> Table:
    counts = counting.by_place(published, [place.code for place in places])
    numbers = [all_shown(counts.get(place.code, {}), place) for place in places]
    heads: list[list[Cell]] = [
        [_("Days of taking part"), *(f"{one.days} / {one.of_days}" for one in places)],
        [_("Reported"), *(_("Yes") if one.reported else _("No") for one in places)],
    ]
    each_rate = [rates(counts.get(place.code, {}), place) for place in places]
    measured: list[list[Cell]] = [
        [str(measure.title), *(told(each[name]) for each in numbers)]
        for name, measure in MEASURES.items()
    ]
    rated: list[list[Cell]] = [
        [title, *(told(each[at]) for each in each_rate)] for at, title in enumerate(rate_titles())
    ]
    caption = _("Places in %(quarter)s") % {"quarter": published.quarter}
    return Table(
        caption, [_("Measure"), *(place.name for place in places)], [*heads, *measured, *rated]
    )
