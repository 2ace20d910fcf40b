"""Frozen quarters of a small invented nation, in which Riverton can be made to stand out."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.flags.raising import raise_flags
from reports.statistics.cubing import freeze
from reports.statistics.models import Cell, Cube
from reports.statistics.stages import Group, Level, Stage
from tests.reports.statistics.quarters import county_of, rows_of

QUARTER = Quarter(2011, 3)
CUT_OFF = datetime(2011, 7, 10, 6, tzinfo=UTC)
RAISED = datetime(2011, 7, 11, 6, tzinfo=UTC)
COUNTIES = 24


def inside(call: Callable, *args: Any, **kwargs: Any) -> Any:
    """Make a call in the statistics scope."""
    with scope.within(scope.statistics()):
        return call(*args, **kwargs)


def frozen(quarter=QUARTER, *, planted=(), counties=COUNTIES, at=CUT_OFF, synthetic=False) -> Cube:
    """A frozen cube of counties that differ as counties do, and of planted rows."""
    rows = list(planted)
    for number in range(counties):
        rows += rows_of(county_of(number), detained=4 + number * 7 % 15)
    cube = Cube.objects.create(quarter=str(quarter), cut_off=at, synthetic=synthetic)
    Cell.objects.bulk_create(
        Cell(
            cube=cube,
            county=code,
            level=Level[level],
            group=Group[group],
            stage=Stage[stage],
            persons=count,
        )
        for code, level, group, stage, count in rows
    )
    return freeze(quarter, by=None, at=at)


def screened(**given: Any) -> Cube:
    """A frozen cube with its flags."""
    cube = frozen(**given)
    raise_flags(cube, at=RAISED)
    return cube


HIGH = rows_of("39901", detained=80)
