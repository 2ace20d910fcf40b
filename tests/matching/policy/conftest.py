"""A case of Riverton, opened by a confirmed match."""

import pytest

from tests.matching.casework import confirmed


@pytest.fixture
def case(galleries, joined, riverton_police, rosa):
    return confirmed(riverton_police, rosa)
