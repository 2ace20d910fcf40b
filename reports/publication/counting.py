"""The figures of a version as counts by stage, which measures add up: sums of numbers shown."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import QuerySet, Sum

from reports.publication.models import Figure, Publication

Key = TypeVar("Key", bound=Hashable)
ByStage = dict[int, int]
Cell = tuple[int, int, int, int]  # level, group, stage, persons


def cells_of(published: Publication, place: str) -> list[Cell]:
    """The cells of a place: level, group, stage and persons."""
    rows = Figure.objects.filter(publication=published, place=place)
    return list(rows.values_list("level", "group", "stage", "persons"))


def whole(cells: Iterable[Cell]) -> ByStage:
    """Counts by stage of some cells."""
    return _grouped(cells, lambda _cell: "").get("", {})


def by_level(cells: Iterable[Cell]) -> dict[int, ByStage]:
    """Counts by stage, by level."""
    return _grouped(cells, lambda cell: cell[0])


def by_group(cells: Iterable[Cell]) -> dict[int, ByStage]:
    """Counts by stage, by group."""
    return _grouped(cells, lambda cell: cell[1])


def by_place(published: Publication, places: Sequence[str]) -> dict[str, ByStage]:
    """Counts by stage of some places in a version, by code."""
    rows = Figure.objects.filter(publication=published, place__in=places)
    found: dict[str, ByStage] = defaultdict(dict)
    for place, stage, persons in _summed(rows.values_list("place", "stage")):
        found[place][stage] = persons
    return found


def by_version(published: Iterable[Publication], place: str) -> dict[int, ByStage]:
    """Counts by stage of a place, by the key of each version."""
    keys = [one.pk for one in published]
    rows = Figure.objects.filter(publication__in=keys, place=place)
    found: dict[int, ByStage] = defaultdict(dict)
    for key, stage, persons in _summed(rows.values_list("publication", "stage")):
        found[key][stage] = persons
    return found


def _summed(rows: QuerySet[Figure, Any]) -> Iterable[Any]:
    return rows.annotate(total=Sum("persons")).order_by()


def _grouped(cells: Iterable[Cell], key: Callable[[Cell], Key]) -> dict[Key, ByStage]:
    found: dict[Key, ByStage] = defaultdict(lambda: defaultdict(int))
    for cell in cells:
        found[key(cell)][cell[2]] += cell[3]
    return {name: dict(counts) for name, counts in found.items()}
