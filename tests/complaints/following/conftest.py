import pytest

from tests.complaints.following.people import Filed, filed
from tests.matching.notice.papers import own_cache


@pytest.fixture(autouse=True)
def counts(settings):
    own_cache(settings)


@pytest.fixture
def told(riverton) -> Filed:
    """A complaint against Riverton, filed by a relative of one affected person."""
    return filed(riverton)
