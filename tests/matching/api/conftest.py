import pytest

from matching.detainers.models import Detainer
from matching.status.models import Case
from tests.kept import kept
from tests.matching.detainers.steps import issued, ready
from tests.matching.senders import Software


@pytest.fixture
def police(riverton_police, chief) -> Software:
    """The software of Riverton's police."""
    return Software(riverton_police, chief)


@pytest.fixture
def sheriff(lakeside_sheriff, chief) -> Software:
    """The software of the county next door."""
    return Software(lakeside_sheriff, chief)


@pytest.fixture
def jail(riverton_police, chief) -> Software:
    """The software of Riverton's police, which answers detainers too."""
    return Software(riverton_police, chief, custody=True)


@pytest.fixture
def jail_next_door(lakeside_sheriff, chief) -> Software:
    """The software of the county next door, which answers detainers too."""
    return Software(lakeside_sheriff, chief, custody=True)


@kept
def case(galleries, joined, riverton_police, rosa, sara, omar) -> Case:
    """A case that may proceed to a detainer."""
    return ready(riverton_police, rosa, sara, omar)


@kept
def detainer(case, omar) -> Detainer:
    """A detainer just issued, which takes effect without service on the person."""
    return issued(case, omar, "DEC2011")
