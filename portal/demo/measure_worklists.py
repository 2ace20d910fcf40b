"""How long each worklist takes with a million cases and detainers, warm and cold."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import quote

import psycopg
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from matching.casework.lists import WORKLISTS, Worklist
from portal.accounts.models import User
from portal.demo.browser import Person
from portal.demo.cast import PASSWORD, one_time_code
from portal.demo.measure_agencies import measure_agencies
from portal.demo.worklist_rows import fill
from portal.jurisdictions import scope

Say = Callable[[str], None]
ROUNDS = 7
ANY_ID = "80000000-0000-4000-8000-000000000000"
# A county with many rows, one with few, a state; then each filter that a list has.
PLACES = ("place=48201", "place=56045", "place=48")
FILTERS = {
    "cases": ("assigned=me", "assigned=nobody", "since=2026-01-01", "place=48&assigned=me"),
    "claims": ("kind=VICTIM",),
    "decided_claims": ("kind=VICTIM", "since=2026-01-01"),
    "detainers": ("form=I247A", "mine=on", "place=48&form=JUN2011"),
    "overdue": ("explained=no",),
}
STATES = {
    "cases": ("status=VOIDED", "status=OPEN&place=48", "status=CLOSED&assigned=me"),
    "detainers": ("status=DRAFT", "status=RELEASE_DUE&place=48", "status=DRAFT&form=JUN2011"),
}


def measure(*, address: str, server: str, rows: int, say: Say) -> None:
    """Fill the tables, then say for each list and filter how long its rows take.

    ``server`` is a superuser's address.  Cold means that the database's own cache was emptied;
    what the operating system keeps of its files stays.
    """
    worker = User.objects.get(username="specialist")
    began = time.perf_counter()
    with psycopg.connect(server, dbname=connection.settings_dict["NAME"]) as session:
        session.autocommit = True
        session.execute("CREATE EXTENSION IF NOT EXISTS pg_buffercache")
        fill(session, rows=rows, worker=worker.pk)
        say(f"{rows:,} cases and detainers stored: {time.perf_counter() - began:,.0f} s")
        slowest = max(_lists(session, worker, say))
    say(f"slowest rows, cold: {slowest * 1000:,.0f} ms")
    _pages(address, say)
    measure_agencies(address=address, say=say)


def _lists(session: psycopg.Connection, worker: User, say: Say) -> Iterator[float]:
    for key, query in _asked():
        session.execute("SELECT pg_buffercache_evict_all()")
        cold = _once(key, query, worker)
        warm = statistics.median(_once(key, query, worker) for _ in range(ROUNDS))
        say(f"{key:<10}{query[:26]:<28}warm {warm * 1000:6.1f} ms   cold {cold * 1000:6.1f} ms")
        yield cold


def _asked() -> Iterator[tuple[str, str]]:
    for key, worklist in WORKLISTS.items():
        queries = ("", *PLACES, *FILTERS[worklist.kind], *STATES.get(key, ()))
        yield from ((key, query) for query in queries)
        yield key, f"after={_middle(worklist)}~{ANY_ID}"


def _middle(worklist: Worklist) -> str:
    """A value in the midst of the rows, as an address carries it."""
    if worklist.order.field == "took":
        return "P1DT12H00M00S"
    return quote((timezone.now() - timedelta(days=500)).isoformat())


def _once(key: str, query: str, worker: User) -> float:
    """The seconds of a page's rows, the filter's own look-up included."""
    began = time.perf_counter()
    with scope.within(scope.casework()):
        given = QueryDict(query)
        WORKLISTS[key].asked(given, worker).page(after=given.get("after", ""))
    return time.perf_counter() - began


def _pages(address: str, say: Say) -> None:
    """The whole pages as a browser gets them."""
    supervisor = Person(address)
    supervisor.sign_in("supervisor", PASSWORD, one_time_code())
    for path in ("", *(f"lists/{key}/?place=48" for key in WORKLISTS)):
        times = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            supervisor.get(f"/casework/{path}")
            times.append(time.perf_counter() - began)
        say(f"page /casework/{path:<32}{statistics.median(times) * 1000:6.1f} ms")
