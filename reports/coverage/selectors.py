"""What the public reads of training: sheets by quarter, and their figures."""

from collections.abc import Collection

from django.db.models import QuerySet

from reports.coverage.models import CoverageFigure, Sheet


def sheet(*, quarter: str = "") -> Sheet | None:
    """The figures of a quarter; the latest where none is named."""
    rows = Sheet.objects.filter(quarter=quarter) if quarter else Sheet.objects.all()
    return rows.order_by("-quarter").first()


def quarters_told() -> list[str]:
    """The quarters that have figures of training, the latest first."""
    return list(Sheet.objects.order_by("-quarter").values_list("quarter", flat=True))


def figures_in(
    told: Sheet, *, places: Collection[str] = (), topic: str = ""
) -> QuerySet[CoverageFigure]:
    """The figures of a sheet by place and topic, or those of some places or of a topic alone."""
    rows = told.figures.order_by("place", "topic")
    if places:
        rows = rows.filter(place__in=places)
    return rows.filter(topic=topic) if topic else rows


def states_in(told: Sheet, *, topic: str) -> QuerySet[CoverageFigure]:
    """The sums of states of a topic."""
    return told.figures.filter(topic=topic, place__regex="^[0-9]{2}$").order_by("place")


def places_of(told: Sheet, state: str) -> list[str]:
    """The places of a state that are told alone or together in some topic."""
    rows = told.figures.filter(place__startswith=state, place__regex="^[0-9]{5}$")
    return list(rows.order_by("place").values_list("place", flat=True).distinct())
