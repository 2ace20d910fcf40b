"""Invented people, their cards and the galleries that hold them."""

from datetime import UTC, datetime, timedelta

import pytest

from matching.galleries import shards
from tests.factories import takes_part
from tests.kept import kept
from tests.matching.factories import enroll


@pytest.fixture(autouse=True)
def fresh_galleries():
    """No test finds the open gallery of another."""
    shards.forget()
    yield
    shards.forget()


@kept
def galleries(database):
    """Persons 1-8 are in the criminal gallery, 5-12 in the immigration gallery."""
    enroll("CRIMINAL", range(1, 9))
    enroll("IMMIGRATION", range(5, 13))


@kept
def joined(riverton):
    """Riverton takes part since long ago."""
    return takes_part(riverton, "L0")


@pytest.fixture
def earlier() -> datetime:
    return datetime.now(tz=UTC) - timedelta(hours=1)
