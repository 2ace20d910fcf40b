"""The cube of a quarter: counted from its facts while it is open, frozen once, read as numbers."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import connection, transaction

from portal.accounts.models import User
from portal.audit import trail
from portal.quarters import Quarter
from portal.sealing import keyed_hashes
from reports.disclosure.cube import Cube as Counts
from reports.statistics.exposing import exposures_of
from reports.statistics.models import Cell, Cube, Exposure
from reports.statistics.stages import Group, Level, Stage

# Counted first, and sorted after: a planner that knows little of a partition just filled would
# sort its facts.  The index takes cells in its own order four times as fast.
COUNT = """
INSERT INTO statistics_cell (cube_id, county, level, "group", stage, persons)
WITH counted AS MATERIALIZED (
    SELECT county, level, "group", stage, count(*) AS persons
    FROM statistics_fact WHERE quarter = %(quarter)s
    GROUP BY county, level, "group", stage
)
SELECT %(cube)s, lpad(county::text, 5, '0'), level, "group", stage, persons
FROM counted ORDER BY county, level, "group", stage
"""
TURN = "SELECT pg_advisory_xact_lock(hashtext('statistics_cube'), %s)"
LONGEST = """
SELECT coalesce(max(hours_over), 0) FROM statistics_fact WHERE quarter = %s AND hours_over > 0
"""


class NothingToFreeze(Exception):
    """The quarter has no open cube."""


@transaction.atomic
def write_cube(quarter: Quarter, *, at: datetime, synthetic: bool = False) -> Cube:
    """Count the facts of a quarter anew, in the place of its open cube; ``at`` is the cut-off.

    The row is another one each time: the index would look at every cell of before that has the
    same key.  Runs in the statistics scope.  Two who come at once take turns.
    """
    take_turn(quarter)
    for before in Cube.objects.select_for_update().filter(quarter=str(quarter), frozen_at=None):
        Cell.objects.filter(cube=before).delete()
        before.delete()
    cube = Cube.objects.create(quarter=str(quarter), cut_off=at, synthetic=synthetic)
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"cube": cube.pk, "quarter": quarter.serial})
        cursor.execute(LONGEST, [quarter.serial])
        (cube.longest,) = cursor.fetchone()
    cube.save(update_fields=["longest"])
    return cube


def take_turn(quarter: Quarter) -> None:
    """Wait until nobody else writes the cube of a quarter, and let nobody until the commit."""
    with connection.cursor() as cursor:
        cursor.execute(TURN, [quarter.serial])


@transaction.atomic
def freeze(
    quarter: Quarter, *, by: User | None, at: datetime, days: Mapping[str, int] | None = None
) -> Cube:
    """Make the open cube of a quarter a snapshot that stays.  Raises ``NothingToFreeze``.

    Runs in the statistics scope; ``by`` is None where the schedule did it.  ``days`` of taking
    part by county are those of the register, but for invented facts, which keep those of the
    snapshot before where there is one.
    """
    found = Cube.objects.select_for_update().filter(quarter=str(quarter), frozen_at=None)
    cube = found.first()
    if cube is None:
        raise NothingToFreeze(f"{quarter} has no open cube.")
    exposures = exposures_of(cube, quarter, _invented_before(cube) if days is None else days)
    Exposure.objects.bulk_create(exposures)
    cube.digest = digest_of(counts_of(cube), longest=cube.longest, exposures=exposures)
    cube.frozen_at, cube.frozen_by = at, by
    cube.save(update_fields=["digest", "frozen_at", "frozen_by"])
    detail: dict[str, object] = {"quarter": cube.quarter, "digest": cube.digest}
    trail.record(event="cube.frozen", subject=cube, by=by, at=at, detail=detail)
    return cube


def counts_of(cube: Cube) -> Counts:
    """The cells as numbers: labels are the names of level, group and stage."""
    rows = cube.cells.values_list("county", "level", "group", "stage", "persons")
    levels, groups = {e.value: e.name for e in Level}, {e.value: e.name for e in Group}
    stages = {e.value: e.name for e in Stage}
    return Counts.of(
        cube.quarter,
        ((c, levels[lv], groups[g], stages[s], n) for c, lv, g, s, n in rows.iterator(10_000)),
    )


def digest_of(counts: Counts, *, longest: int, exposures: Iterable[Exposure]) -> str:
    """The keyed hash of all cells and exposures in their one order, in hexadecimal.

    It is public: by a plain hash anybody could try what the few protected counts of a small
    quarter may be.  The key is the oldest, so that a newer root key renames no snapshot.
    """
    digest = hashlib.sha256(f"{counts.quarter} longest {longest}\n".encode())
    for key, count in zip(counts.keys, counts.counts.tolist(), strict=True):
        digest.update(f"{key}|{count}\n".encode())
    for one in sorted(exposures, key=lambda exposure: exposure.county):
        digest.update(f"{one.county}|{one.name}|{one.days}\n".encode())
    return keyed_hashes(digest.digest(), purpose="snapshot")[0]


def _invented_before(cube: Cube) -> dict[str, int] | None:
    """The days of the last snapshot of an invented quarter, if it has one."""
    frozen = Cube.objects.filter(quarter=cube.quarter, synthetic=True, frozen_at__isnull=False)
    last = frozen.order_by("-frozen_at", "-pk").first() if cube.synthetic else None
    return dict(last.exposures.values_list("county", "days")) if last else None
