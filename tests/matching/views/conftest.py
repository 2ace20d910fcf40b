"""People at the doors of matching."""

from datetime import timedelta

import pytest

from portal.jurisdictions import scope
from tests.kept import kept
from tests.matching.factories import complete, now, submit
from tests.signing_in import signed_in


@pytest.fixture
def visit(client):
    """Open a page as a person, or send a form to it; the rows are as before afterwards."""

    def open_page(user, path, form=None):
        signed_in(client, user)
        answer = client.get(path) if form is None else client.post(path, form)
        scope.leave()
        return answer

    return open_page


@kept
def booking(chief, galleries, joined, riverton_police, rosa):
    """One candidate waits, in the criminal gallery alone."""
    booking = submit(riverton_police, rosa, 2, name="Canary Person", local_number="CANARY-1")
    complete(booking)
    return booking


@pytest.fixture
def local_time() -> str:
    """A time of today as a browser sends it, long enough ago in every zone of the country."""
    return f"{now() - timedelta(days=1):%Y-%m-%dT%H:%M}"
