import pytest

from tests.matching.notice.papers import own_cache


@pytest.fixture(autouse=True)
def counts(settings):
    own_cache(settings)
