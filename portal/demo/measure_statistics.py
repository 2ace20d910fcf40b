"""How long the statistics of a large nation take: the facts stored, a quarter's cube, its margins.

Each step tells its figures; what is measured is the list of ``STEPS``.
"""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from django.db import connection

from portal.demo.measure_release import maps, pages, released, reviewed
from portal.demo.nation import Nation, quarter_blocks
from portal.demo.nation_places import places
from portal.demo.nation_planted import plant
from portal.demo.releasing import Releaser
from portal.demo.timing import Say, once
from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.statistics.cubing import COUNT, write_cube
from reports.statistics.facts import Block, replace_facts
from reports.statistics.models import Cell, Cube

GOAL = 2.0  # seconds for the cube of a quarter
ROUNDS = 3
# The nation, its states and counties, each by all, by level, by group and by both.
MARGINS = """
SELECT left(county, 2) AS state, county, level, "group", stage, sum(persons)
FROM statistics_cell WHERE cube_id = %s
GROUP BY stage, CUBE (level, "group"), ROLLUP (left(county, 2), county)
"""
SIZE = """
SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0) FROM pg_inherits
WHERE inhparent = 'statistics_fact'::regclass
"""


class Differs(Exception):
    """What was counted is not what was stored: the measurement means nothing."""


@dataclass(frozen=True)
class Measured:
    """The nation of a measurement and its quarters, oldest first."""

    nation: Nation
    quarters: tuple[Quarter, ...]
    at: datetime


def measure(
    *, bookings: int, quarters: int, at: datetime, say: Say, steps: "Steps | None" = None
) -> None:
    """Store so many bookings over the quarters before the one of ``at``; say each figure.

    All counties take part.  Raises ``Differs``.
    """
    around, latest = places(everybody=True), Quarter.of(at.date()).shifted(-1)
    each = bookings // quarters
    nation = Nation(around, latest, bookings=each, planted=plant(around))
    told = tuple(latest.shifted(-ago) for ago in reversed(range(quarters)))
    for step in STEPS if steps is None else steps:
        for line in step(Measured(nation, told, at)):
            say(line)


def store(measured: Measured) -> Iterator[str]:
    """Generate every quarter and copy it in; how much of the time the generator had."""
    began, written, generated = time.perf_counter(), 0, Stopwatch()
    for quarter in measured.quarters:
        with scope.within(scope.statistics()):
            written += replace_facts(quarter, generated.over(quarter_blocks, measured, quarter))
    took = time.perf_counter() - began
    yield (
        f"{written:,} bookings of {len(measured.quarters)} quarters stored: {took:,.1f} s,"
        f" {written / took:,.0f} rows/s; {generated.seconds:,.1f} s of it to invent them"
    )


def cube(measured: Measured) -> Iterator[str]:
    """Count quarters, then one of them again, in the place of what was counted."""
    latest = measured.quarters[-ROUNDS:]
    took = [once(lambda quarter=quarter: _cube(measured, quarter)) for quarter in latest]  # type: ignore[misc]
    again = median(once(lambda: _cube(measured, latest[-1])) for _ in range(ROUNDS))
    with scope.within(scope.statistics()):
        cells = Cell.objects.filter(cube__quarter=str(latest[-1])).count()
    yield f"cube of a quarter, {cells:,} cells: {median(took):.2f} s (goal {GOAL:.0f})"
    yield f"  written anew in its place: {again:.2f} s"


def margins(measured: Measured) -> Iterator[str]:
    """Every sum of the cells that a table may show."""
    with scope.within(scope.statistics()), connection.cursor() as cursor:
        number = Cube.objects.get(quarter=str(measured.quarters[-1]), frozen_at=None).pk

        def ask() -> None:
            cursor.execute(MARGINS, [number])
            cursor.fetchall()

        took = median(once(ask) for _ in range(ROUNDS))
        yield f"all margins, {cursor.rowcount:,} sums: {took:.2f} s"


def pruning(measured: Measured) -> Iterator[str]:
    """Which partitions the count of a quarter reads; raises ``Differs`` unless it is one."""
    quarter = measured.quarters[-1]
    with scope.within(scope.statistics()), connection.cursor() as cursor:
        counting = f"EXPLAIN (FORMAT JSON) {COUNT}"
        cursor.execute(counting, {"quarter": quarter.serial, "cube": 0})
        plan = cursor.fetchone()[0]
    read = _tables(json.loads(plan) if isinstance(plan, str) else plan)
    if read != {f"statistics_fact_{quarter.serial}"}:
        raise Differs(f"the count of {quarter} reads {sorted(read)}")
    yield f"partitions that the count reads: 1 of {len(measured.quarters)}"


def size(measured: Measured) -> Iterator[str]:
    """What the facts take on disk, with their indexes."""
    with connection.cursor() as cursor:
        cursor.execute(SIZE)
        (found,) = cursor.fetchone()
    yield f"facts on disk: {found / 2**20:,.0f} MiB"


def release(measured: Measured) -> Iterator[str]:
    """The latest quarter, from what was counted to its pages."""
    releaser, quarter = Releaser(at=measured.at), measured.quarters[-1]
    releaser.nation = measured.nation
    yield from released(releaser, quarter)
    yield from reviewed(quarter)
    yield from pages(quarter)
    yield from maps(quarter)


Steps = tuple[Callable[[Measured], Iterator[str]], ...]
COUNTING: Steps = (store, cube, margins, pruning, size)
STEPS: Steps = (*COUNTING, release)


@dataclass
class Stopwatch:
    """The seconds that a generator of blocks has worked."""

    seconds: float = 0.0

    def over(
        self,
        blocks: Callable[[Nation, Quarter], Iterator[Block]],
        measured: Measured,
        quarter: Quarter,
    ) -> Iterator[Block]:
        """The blocks of a quarter, timed."""
        coming = blocks(measured.nation, quarter)
        while True:
            began = time.perf_counter()
            block = next(coming, None)
            self.seconds += time.perf_counter() - began
            if block is None:
                return
            yield block


def _cube(measured: Measured, quarter: Quarter) -> None:
    with scope.within(scope.statistics()):
        write_cube(quarter, at=measured.at, synthetic=True)


def _tables(plan: Any) -> set[str]:
    """Names of the partitions of facts that a plan reads."""
    if isinstance(plan, list):
        return set().union(*(_tables(part) for part in plan))
    if not isinstance(plan, dict):
        return set()
    name = str(plan.get("Relation Name", ""))
    found = {name} if name.startswith("statistics_fact") else set()
    return found.union(*(_tables(part) for part in plan.values()))
