"""How long it takes to compute every running clock anew, and to find those that owe an alarm."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import cycle, islice
from uuid import uuid4

import psycopg
from django.db import connection
from django.utils import timezone

from matching.detainers.forms import Form, HoldRule, description_of
from matching.holds.alarms import owing
from matching.holds.models import HoldClock
from matching.holds.reckoning import reckon, table_at
from matching.holds.recomputing import recompute
from matching.holds.sweeping import ROOM
from portal.jurisdictions import scope
from portal.jurisdictions.models import Jurisdiction

Say = Callable[[str, float], None]
ROUNDS = 5
SPREAD = timedelta(days=5)  # the longest that a hold can run
STORED = [field for field in HoldClock._meta.concrete_fields if not field.generated]
COLUMNS = [str(field.column) for field in STORED]
FORMS = [form for form in Form if description_of(form).hold != HoldRule.NONE]


class Differs(Exception):
    """A clock came out otherwise than it was stored: the measurement means nothing."""


def measure(*, server: str, clocks: int, say: Say) -> None:
    """Fill the table with running clocks of every form and zone, then say each figure (seconds).

    ``server`` is a superuser's address: the rows stand alone, without bookings, which nothing
    that is measured here reads.
    """
    now = timezone.now()
    before = recompute(at=now).clocks
    began = time.perf_counter()
    _fill(server, clocks, now)
    say(f"{clocks:,} running clocks stored", time.perf_counter() - began)
    took = [_recompute(before + clocks, now) for _ in range(ROUNDS)]
    what = f"{clocks:,} deadlines read, computed anew and compared"
    say(what, statistics.median(wall for wall, _ in took))
    say("of that, in this process's own processor time", statistics.median(own for _, own in took))
    say(f"the next {ROOM} clocks that owe an alarm, found", _owing(now))


def _recompute(clocks: int, now: datetime) -> tuple[float, float]:
    """The seconds on the wall, and those of the processor, which a busy machine leaves alone."""
    began, used = time.perf_counter(), time.process_time()
    found = recompute(at=now)
    took = time.perf_counter() - began, time.process_time() - used
    if found.clocks != clocks or found.differing:
        raise Differs(f"{found.clocks} clocks, of which {len(found.differing)} differ")
    return took


def _owing(now: datetime) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        with scope.within(scope.dispatch()):
            owing(at=now, room=ROOM)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def _fill(server: str, clocks: int, now: datetime) -> None:
    columns = ", ".join(COLUMNS)
    name = connection.settings_dict["NAME"]
    with psycopg.connect(server, dbname=name, autocommit=True) as session:
        session.execute("SET session_replication_role = replica")
        with (
            session.cursor() as cursor,
            cursor.copy(f"COPY holds_holdclock ({columns}) FROM STDIN") as copy,
        ):
            for row in _rows(clocks, now):
                copy.write_row(row)
        session.execute("ANALYZE holds_holdclock")


def _rows(clocks: int, now: datetime) -> Iterator[list[object]]:
    places = Jurisdiction.objects.filter(kind=Jurisdiction.Kind.COUNTY).order_by("pk")
    turns = zip(cycle(places.values_list("pk", "time_zone")), cycle(FORMS), strict=False)
    for number, ((place, zone), form) in enumerate(islice(turns, clocks)):
        start = now - SPREAD * (number / clocks)
        table = table_at(start, zone)
        found = reckon(form=form, start=start, zone=zone, table=table)
        values: dict[str, object] = {
            "id": uuid4(),
            "jurisdiction_id": place,
            "booking_id": uuid4(),
            "agency_id": 1,
            "detainer_id": uuid4(),
            "started_at": start,
            "zone": zone,
            "form": str(form),
            "holiday_table": table,
            "excluding_observed_at": found.excluding_observed,
            "counting_observed_at": found.counting_observed,
            "deadline_at": found.deadline,
            "kept_days_count": True,
            "started_by_id": 1,
            "reported_at": now,
            "over_at": None,
            "over_because": "",
            "ended": False,
        }
        yield [values[column] for column in COLUMNS]
