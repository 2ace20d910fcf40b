"""A notice of Riverton's police, and tries that nobody else made."""

import pytest

from tests.kept import kept
from tests.matching.notice.papers import own_cache, paper


@pytest.fixture(autouse=True)
def counts(settings):
    own_cache(settings)


@kept
def held(riverton_police, rosa, omar):
    """The paper in somebody's hands."""
    return paper(riverton_police, rosa, omar)


@kept
def next_door(lakeside_sheriff, luca, omar):
    """Somebody else's paper, of Lakeside."""
    return paper(lakeside_sheriff, luca, omar)
