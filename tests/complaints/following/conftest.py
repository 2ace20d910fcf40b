import pytest

from complaints.receipts import digests
from tests.complaints.following.people import Filed, filed
from tests.matching.notice.papers import own_cache


@pytest.fixture(autouse=True)
def counts(settings):
    own_cache(settings)


@pytest.fixture(autouse=True)
def quick_digests(monkeypatch):
    """Receipts that take little memory: how hard they are is tested beside them."""
    monkeypatch.setattr(digests, "MEMORY_KIB", 64)


@pytest.fixture
def told(riverton) -> Filed:
    """A complaint against Riverton, filed by a relative of one affected person."""
    return filed(riverton)
