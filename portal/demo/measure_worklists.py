"""How long the lists take with a million detainers: the program's, a jail's, and the API's."""

import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
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
from portal.demo.measure_desk import measure_desk
from portal.demo.timing import ANY_ID, Say, cold_and_warm, line, median
from portal.demo.worklist_rows import fill
from portal.jurisdictions import scope

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
        say(f"slowest rows of casework, cold: {slowest * 1000:,.0f} ms")
        slowest = max(measure_desk(session=session, address=address, say=say))
        say(f"slowest rows of a desk, cold: {slowest * 1000:,.0f} ms")
    _pages(address, say)
    measure_agencies(address=address, say=say)


def _lists(session: psycopg.Connection, worker: User, say: Say) -> Iterator[float]:
    for key, query in _asked():
        cold, warm = cold_and_warm(session, partial(_rows, key, query, worker))
        say(line(f"{key:<15}{query[:36]}", cold, warm))
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


def _rows(key: str, query: str, worker: User) -> object:
    """A page's rows, the filter's own look-up included."""
    with scope.within(scope.casework()):
        given = QueryDict(query)
        return WORKLISTS[key].asked(given, worker).page(after=given.get("after", ""))


def _pages(address: str, say: Say) -> None:
    """The whole pages as a browser gets them."""
    supervisor = Person(address)
    supervisor.sign_in("supervisor", PASSWORD, one_time_code())
    for path in ("", *(f"lists/{key}/?place=48" for key in WORKLISTS)):
        took = median(partial(supervisor.get, f"/casework/{path}"))
        say(f"page /casework/{path:<32}{took * 1000:6.1f} ms")
