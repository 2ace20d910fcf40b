"""A case of Riverton, opened by a confirmed match."""

import pytest

from portal.accounts.models import User
from tests.matching.casework import confirmed


@pytest.fixture
def case(galleries, joined, riverton_police, rosa):
    return confirmed(riverton_police, rosa)


@pytest.fixture
def deputy(database) -> User:
    """Administers the portal beside the chief."""
    return User.objects.create_superuser("deputy")
