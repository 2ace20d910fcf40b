import pytest

from tests.matching.senders import Software


@pytest.fixture
def police(riverton_police, chief) -> Software:
    """The software of Riverton's police."""
    return Software(riverton_police, chief)


@pytest.fixture
def sheriff(lakeside_sheriff, chief) -> Software:
    """The software of the county next door."""
    return Software(lakeside_sheriff, chief)
