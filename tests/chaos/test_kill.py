"""What kill -9 does to the work under way: nothing is lost and nothing is doubled.

Real servers and real processes, all of this test's own.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import psycopg
import pytest

from portal.stack.stack import Stack
from portal.stack.state import ROOT, temporary_state
from portal.stack.testing import DATABASE, start_migrated

TOLD = {"DEMO": "1", "LEASE_SECONDS": "6", "SWEEP_SECONDS": "0.5"}
BOOKINGS = 4
PATIENCE = 90
READING = "SELECT count(*) FROM matching_reading WHERE status = 'RUNNING'"
SEARCHING = "SELECT count(*) FROM matching_search WHERE status = 'RUNNING'"
OPEN = """
SELECT (SELECT count(*) FROM matching_reading WHERE status IN ('QUEUED', 'RUNNING'))
     + (SELECT count(*) FROM matching_search WHERE status IN ('QUEUED', 'RUNNING'))
"""


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    own = {"name": DATABASE, "told": TOLD, "durable": False, "given": {}}
    with temporary_state() as state, Stack(state, **own) as stack:
        start_migrated(stack)
        stack.start_valkey()
        stack.manage("tell_story", "--world")
        stack.start_worker()
        stack.start_beat()
        yield stack


def submit(stack: Stack, count: int = BOOKINGS) -> None:
    """Store bookings while beat is stopped, so that none is begun before all are stored."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.chaos.submit", str(count)]
    told = {**os.environ, **stack.environment()}
    stack.stop("beat")
    subprocess.run(command, cwd=ROOT, env=told, check=True)  # noqa: S603
    stack.start_beat()


def ask(stack: Stack, *queries: str) -> list[int]:
    with psycopg.connect(stack.admin_url(), dbname=DATABASE, autocommit=True) as connection:
        rows = [connection.execute(query).fetchone() for query in queries]
    return [int(row[0]) for row in rows if row is not None]


def wait_for(stack: Stack, query: str, *, wanted: bool) -> None:
    """Until the count is zero, or until it is not; asked often, for some work is short."""
    end = time.monotonic() + PATIENCE
    with psycopg.connect(stack.admin_url(), dbname=DATABASE, autocommit=True) as connection:
        while bool(connection.execute(query).fetchone()[0]) != wanted:
            assert time.monotonic() < end, f"waited too long: {query}"
            time.sleep(0.001)


def finished(stack: Stack) -> dict[str, int]:
    """How often each effect stands in the database, whatever was killed."""
    queries = {
        "bookings": "SELECT count(*) FROM matching_booking",
        "read": "SELECT count(*) FROM matching_reading WHERE status = 'DONE'",
        "searched": "SELECT count(*) FROM matching_search WHERE status = 'DONE'",
        "told read": "SELECT count(*) FROM audit_auditevent WHERE event = 'booking.read'",
        "told searched": "SELECT count(*) FROM audit_auditevent WHERE event = 'search.done'",
        "prints": "SELECT count(*) FROM matching_print",
        "first candidates": "SELECT count(*) FROM matching_candidate WHERE rank = 1",
    }
    return dict(zip(queries, ask(stack, *queries.values()), strict=True))


@pytest.mark.parametrize(
    ("victim", "moment"),
    [("worker", READING), ("worker", SEARCHING), ("valkey", READING), ("postgres", SEARCHING)],
    ids=["worker-reading", "worker-searching", "broker", "database"],
)
def test_killing_loses_nothing_and_doubles_nothing(victim, moment, stack):
    before = finished(stack)
    submit(stack)
    wait_for(stack, moment, wanted=True)

    stack.kill(victim)
    time.sleep(0.5)
    stack.restart(victim)
    wait_for(stack, OPEN, wanted=False)

    made = {name: count - before[name] for name, count in finished(stack).items()}
    assert made == {
        "bookings": BOOKINGS,
        "read": BOOKINGS,
        "searched": 2 * BOOKINGS,
        "told read": BOOKINGS,
        "told searched": 2 * BOOKINGS,
        "prints": 2 * BOOKINGS,
        "first candidates": BOOKINGS,
    }
