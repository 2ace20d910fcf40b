"""A detainer that the agency honors, and the clock of its hold."""

from datetime import timedelta

import pytest
from psycopg import sql

from tests.matching.holds.steps import clock_of, due, holding

TIMES = ("excluding_observed_at", "counting_observed_at", "deadline_at")


@pytest.fixture
def detainer(galleries, joined, riverton_police, rosa, sara, omar, jack):
    """Honored and served, before the release is due."""
    return holding(riverton_police, rosa, sara, omar, jack)


@pytest.fixture
def clock(detainer, jack):
    """The clock of the hold, begun this minute."""
    return due(detainer, jack)


@pytest.fixture
def shifted(committed, admin_connection):
    """Write into a clock what no role can: its times moved, or another zone or table."""

    def shift(clock, *, hours: int = 0, **columns: str):
        by = timedelta(hours=hours)
        values = {name: getattr(clock, name) + by for name in TIMES} | columns
        names = sql.SQL(", ").join(
            sql.SQL("{} = {}").format(sql.Identifier(name), sql.Literal(value))
            for name, value in values.items()
        )
        admin_connection.execute("SET session_replication_role = replica")
        update = sql.SQL("UPDATE holds_holdclock SET {} WHERE id = {}")
        admin_connection.execute(update.format(names, sql.Literal(clock.pk)))
        return clock_of(clock.jurisdiction)

    return shift
