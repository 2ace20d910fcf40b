"""The facts of a quarter, written whole by COPY: a row a booking."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection, transaction
from numpy.typing import NDArray

from portal.quarters import Quarter
from reports.statistics.models import Fact

COLUMNS = ("booking", "county", "hours_over", "quarter", "level", "group", "stage")
# A row as PostgreSQL's binary COPY has it: the number of fields, then each with its length.
ROW = np.dtype(
    [("fields", ">i2"), ("l0", ">i4"), ("booking", "V16"), ("l1", ">i4"), ("county", ">i4")]
    + [part for name in COLUMNS[2:] for part in ((f"l_{name}", ">i4"), (name, ">i2"))]
)
HEAD = b"PGCOPY\n\xff\r\n\0" + bytes(8)
TAIL = b"\xff\xff"


@dataclass(frozen=True, eq=False)
class Block:
    """Some facts of one quarter as columns of n: the ids of bookings as (n, 16) bytes, and codes.

    ``hours_over`` is 0 where nobody was held past a deadline.
    """

    bookings: NDArray[np.uint8]
    county: NDArray[Any]
    level: NDArray[Any]
    group: NDArray[Any]
    stage: NDArray[Any]
    hours_over: NDArray[Any]


@transaction.atomic
def replace_facts(quarter: Quarter, blocks: Iterable[Block]) -> int:
    """Put these facts in the place of all that the quarter had; how many there are.

    Runs in the statistics scope.  Nothing changes where a fact is refused.
    """
    written = 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT statistics_open_quarter(%s)", [quarter.serial])
        Fact.objects.filter(quarter=quarter.serial).delete()
        names = ", ".join(f'"{name}"' for name in COLUMNS)
        copying = f"COPY {Fact._meta.db_table} ({names}) FROM STDIN (FORMAT BINARY)"
        with connection.wrap_database_errors, cursor.copy(copying) as copy:
            copy.write(HEAD)
            for block in blocks:
                copy.write(_rows(quarter, block))
                written += len(block.county)
            copy.write(TAIL)
    return written


def _rows(quarter: Quarter, block: Block) -> bytes:
    """The block as binary COPY has it."""
    rows = np.zeros(len(block.county), dtype=ROW)
    rows["fields"], rows["l0"], rows["l1"] = len(COLUMNS), 16, 4
    for name in COLUMNS[2:]:
        rows[f"l_{name}"] = 2
    rows["booking"] = np.ascontiguousarray(block.bookings).view("V16").reshape(-1)
    rows["county"], rows["hours_over"] = block.county, block.hours_over
    rows["quarter"] = quarter.serial
    rows["level"], rows["group"], rows["stage"] = block.level, block.group, block.stage
    return rows.tobytes()
