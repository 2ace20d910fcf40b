"""Who else comes to meetings."""

import pytest

from portal.accounts.models import User
from reports.committee.meetings import statement_limits
from tests.conftest import person
from tests.kept import kept


@kept
def irma(database) -> User:
    """Holds the role of a member, to be an alternate."""
    return person("irma", ("MEMBER", None))


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """All tests file within a few minutes of one day: no test waits for another one's flood."""
    monkeypatch.setattr(statement_limits, "FROM_ALL", 1_000_000)
