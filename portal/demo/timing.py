"""How long a question to the database or to the site takes, cold and warm."""

import statistics
import time
from collections.abc import Callable

import psycopg

Say = Callable[[str], None]
ROUNDS = 7
MANY = 40  # where the slowest matter too
ANY_ID = "80000000-0000-4000-8000-000000000000"


def once(ask: Callable[[], object]) -> float:
    """The seconds of one call."""
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def median(ask: Callable[[], object]) -> float:
    """The median of some calls, in seconds."""
    return statistics.median(once(ask) for _ in range(ROUNDS))


def times(ask: Callable[[], object]) -> list[float]:
    """The seconds of each of some calls, after one to warm up."""
    ask()
    return [once(ask) for _ in range(MANY)]


def spread(seconds: list[float]) -> tuple[float, float]:
    """The median, and what 95 of a hundred stay under."""
    ordered = sorted(seconds)
    return statistics.median(ordered), ordered[-(-len(ordered) * 95 // 100) - 1]


def cold_and_warm(session: psycopg.Connection, ask: Callable[[], object]) -> tuple[float, float]:
    """The seconds of a call after the database's own cache was emptied, and of those after it.

    ``session`` is a superuser's, with the extension pg_buffercache.  What the operating system
    keeps of the database's files stays.
    """
    session.execute("SELECT pg_buffercache_evict_all()")
    return once(ask), median(ask)


def line(words: str, cold: float, warm: float) -> str:
    """What was measured, in milliseconds."""
    return f"{words:<52}warm {warm * 1000:6.1f} ms   cold {cold * 1000:6.1f} ms"
