"""Figures of training made public: sealed rows, written with the release of their quarter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from portal.audit import trail
from reports.coverage.freezing import told_of
from reports.coverage.models import Coverage, CoverageFigure, Rounding, Sheet
from reports.coverage.tallies import Told
from reports.coverage.totals import with_totals


@dataclass(frozen=True)
class Covered:
    """What a release says of training: titles by topic, and the numbers shown with their sums."""

    day: date
    topics: Mapping[str, str]
    figures: tuple[Told, ...]


def rounding_in(*, quarter: str, frozen_at: datetime) -> Rounding | None:
    """What was rounded of a quarter for a release frozen at an instant.

    None for a release that was frozen before the quarter's training was counted: it has no such
    figures, and is rebuilt without.  Runs in the statistics scope, as all of this does.
    """
    rows = Rounding.objects.filter(coverage__quarter=quarter, coverage__counted_at__lte=frozen_at)
    return rows.select_related("coverage", "before__coverage").first()


def covered(*, quarter: str, frozen_at: datetime) -> Covered | None:
    """What a release frozen at an instant says of training; None where it says nothing."""
    rounding = rounding_in(quarter=quarter, frozen_at=frozen_at)
    if rounding is None or not rounding.lines:
        return None
    figures = tuple(with_totals(told_of(rounding)))
    shown = {one.topic for one in figures}
    titles = {key: name for key, name in rounding.coverage.topics.items() if key in shown}
    return Covered(rounding.coverage.day, titles, figures)


@transaction.atomic
def tell_coverage(*, quarter: str, frozen_at: datetime, at: datetime) -> Sheet | None:
    """Show the figures of a release to the public; the sheet that is there, if it was told."""
    said = covered(quarter=quarter, frozen_at=frozen_at)
    if said is None:
        return None
    found = Sheet.objects.filter(quarter=quarter).first()
    if found is not None:
        return found
    coverage = Coverage.objects.get(quarter=quarter)
    sheet = Sheet.objects.create(
        coverage=coverage,
        quarter=quarter,
        day=coverage.day,
        counted_at=coverage.counted_at,
        published_at=at,
        synthetic=coverage.synthetic,
        topics=said.topics,
        number=len(said.figures),
    )
    CoverageFigure.objects.bulk_create(
        CoverageFigure(
            sheet=sheet,
            place=one.place,
            topic=one.topic,
            needed=one.needed,
            lacking=one.lacking,
        )
        for one in said.figures
    )
    trail.record(event="coverage.told", subject=sheet, by=None, at=at, detail={"quarter": quarter})
    return sheet
