"""A detainer that the agency honors, and the clock of its hold."""

from datetime import timedelta

import pytest
from psycopg import sql

from portal.accounts.models import User
from portal.mail.models import Letter
from portal.mail.services import address_of, body_of
from tests.kept import kept
from tests.matching.holds.steps import clock_of, due, holding

TIMES = ("excluding_observed_at", "counting_observed_at", "deadline_at")


@kept
def detainer(galleries, joined, riverton_police, rosa, sara, omar, jack):
    """Honored and served, before the release is due."""
    return holding(riverton_police, rosa, sara, omar, jack)


@kept
def clock(detainer, jack):
    """The clock of the hold, begun this minute."""
    return due(detainer, jack)


@pytest.fixture
def letters_of(jack, omar, susan, leo, rosa, sara):
    """Everybody has an address; the bodies of the letters to some of them, and to nobody else."""
    names = ("jack", "omar", "susan", "leo", "rosa", "sara")
    for name in names:
        User.objects.filter(username=name).update(email=f"{name}@example.gov")

    def bodies(*expected: str) -> list[str]:
        letters = Letter.objects.all()
        assert sorted(address_of(one).split("@")[0] for one in letters) == sorted(expected)
        return [body_of(one) for one in letters]

    return bodies


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
