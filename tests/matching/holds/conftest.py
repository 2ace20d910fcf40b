"""A detainer that the agency honors, and the clock of its hold."""

import pytest

from tests.matching.holds.steps import due, holding


@pytest.fixture
def detainer(galleries, joined, riverton_police, rosa, sara, omar, jack):
    """Honored and served, before the release is due."""
    return holding(riverton_police, rosa, sara, omar, jack)


@pytest.fixture
def clock(detainer, jack):
    """The clock of the hold, begun this minute."""
    return due(detainer, jack)
