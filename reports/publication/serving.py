"""The figures of a version as programs ask for them: a measure by place, level and group."""

from typing import Any

from django.db.models import QuerySet, Sum

from reports.publication.models import Figure, Publication
from reports.publication.place_pages import series
from reports.publication.showing import Shown, all_shown
from reports.statistics.measures import MEASURES
from reports.statistics.stages import Group, Level


def figures_of(
    published: Publication,
    *,
    measure: str,
    place: str = "",
    level: str = "",
    group: str = "",
) -> QuerySet[Any, Any]:
    """Rows of place, level, group and persons, in that order; a row that is not there shows 0.

    ``level`` and ``group`` are the names of theirs.  ``KeyError`` for a name that is none.
    """
    rows = Figure.objects.filter(publication=published, stage__in=MEASURES[measure].stages)
    if place:
        rows = rows.filter(place=place)
    if level:
        rows = rows.filter(level=Level[level])
    if group:
        rows = rows.filter(group=Group[group])
    ordered = rows.order_by("place", "level", "group").values("place", "level", "group")
    return ordered.annotate(number=Sum("persons"))


def series_of(code: str) -> list[dict[str, Any]]:
    """A place in each quarter by the version that stands: standing, and measures or their gaps."""
    return [
        {
            "quarter": one.published.quarter,
            "version": one.published.version,
            "synthetic": one.published.synthetic,
            "name": one.place.name,
            "days": one.place.days,
            "of_days": one.place.of_days,
            "reported": one.place.reported,
            "measures": {
                name: said(value) for name, value in all_shown(one.counts, one.place).items()
            },
        }
        for one in series(code)
    ]


def said(value: Shown) -> int | str:
    """A number, or the symbol of why there is none."""
    return value if isinstance(value, int) else value.code
