"""Two places with a row of every tenant model each, committed for every connection to see."""

from collections.abc import Callable
from dataclasses import dataclass

import psycopg
import pytest
from django.db import connection

from portal.accounts.models import User
from tests.isolation.world import Rows, inhabit


@dataclass(frozen=True)
class Neighbors:
    """Lakeside's rows (mine) and Riverton's (theirs)."""

    mine: Rows
    theirs: Rows


@pytest.fixture
def neighbors(committed, request) -> Neighbors:
    ask: Callable = request.getfixturevalue
    ines: User = ask("ines")
    return Neighbors(
        mine=inhabit(ask("lakeside_sheriff"), ask("luca")),
        theirs=inhabit(ask("riverton_police"), ines),
    )


@pytest.fixture
def site_connection(committed):
    """A connection that logs in as the site does."""
    place = connection.settings_dict
    with psycopg.connect(
        host=place["HOST"],
        port=place["PORT"],
        user=place["USER"],
        password=place["PASSWORD"],
        dbname=place["NAME"],
        autocommit=True,
    ) as session:
        yield session
